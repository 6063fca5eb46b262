/** Where one is; `done` says what earlier steps brought. */
export function Steps({ current, done }: { current: number; done: readonly string[] }) {
  const names = ['Tài khoản quản trị', 'Địa bàn', 'Nguồn tin']
  return (
    <ol class="steps">
      {names.map((name, i) => (
        <li aria-current={i === current ? 'step' : undefined}>
          <span>
            {i + 1}. {name}
            {done[i] && <span class="note"> {done[i]}</span>}
          </span>{' '}
          <span>{i < current ? 'Xong' : i === current ? 'Đang làm' : 'Chưa làm'}</span>
        </li>
      ))}
    </ol>
  )
}
