import { createInterface } from 'node:readline/promises'
import { createAccount, disableAccount, setPassword } from '#accounts'
import { PressError } from '#foundation'
import { roleNames, roles, type Role } from '#press'
import { type Command, print, readArguments, usageError, withEngines } from './command.js'

/** Accounts from the console: the way back in when nobody can sign in any more. */
export const account: Command = {
  name: 'account',
  usage:
    'add <tên> --name "Họ tên" --role <vai trò> [--body "Đơn vị"] | password <tên> | disable <tên>  (mật khẩu đọc từ bàn phím hoặc ACCOUNT_PASSWORD)',
  run: async (args, env) => {
    const { values, positionals } = readArguments(account, args, {
      name: { type: 'string' },
      role: { type: 'string' },
      body: { type: 'string' },
    })
    const [action, username] = positionals
    if (!username) throw usageError(account)
    await withEngines(env, async ({ store, clock }) => {
      if (action === 'add') {
        const role = values.role as Role
        if (!roles.includes(role))
          throw new PressError('cli-usage', {
            userMessage: `Vai trò là một trong: ${roles.map((r) => `${r} (${roleNames[r]})`).join(', ')}.`,
          })
        const office = await store.db.selectFrom('office').select('id').orderBy('createdAt').limit(1).executeTakeFirst()
        if (!office)
          throw new PressError('office-missing', {
            userMessage: 'Chưa có văn phòng. Hãy thiết lập lần đầu trên trang web trước.',
          })
        const password = await askPassword(env)
        await createAccount(store, clock, {
          officeId: office.id,
          username,
          displayName: values.name ?? username,
          role,
          body: values.body ?? null,
          password,
          mustChangePassword: true,
        })
        print(`Đã tạo tài khoản ${username}. Lần đăng nhập đầu phải đổi mật khẩu.`)
      } else if (action === 'password') {
        await setPassword(store, clock, { username, password: await askPassword(env), mustChange: true, by: null })
        print(
          `Đã đặt lại mật khẩu của ${username}; mọi phiên đăng nhập đã kết thúc. Lần đăng nhập tới phải đổi mật khẩu.`,
        )
      } else if (action === 'disable') {
        await disableAccount(store, clock, username, null)
        print(`Đã khóa tài khoản ${username}; mọi phiên đăng nhập đã kết thúc.`)
      } else throw usageError(account)
    })
  },
}

async function askPassword(env: NodeJS.ProcessEnv): Promise<string> {
  const given = env['ACCOUNT_PASSWORD']
  if (given) return given
  const ask = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await ask.question('Mật khẩu mới: ')
  } finally {
    ask.close()
  }
}
