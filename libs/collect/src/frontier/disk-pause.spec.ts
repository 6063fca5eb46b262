import { DiskPause } from './disk-pause.js'

const full = Object.assign(new Error('write'), { code: 'ENOSPC' })
const until = async (isDone: () => boolean): Promise<void> => {
  for (let i = 0; i < 200 && !isDone(); i++) await new Promise((r) => setTimeout(r, 5))
}

describe('collecting on a full disk', () => {
  it('pauses for want of space only', () => {
    const disk = new DiskPause(() => undefined, 5)
    expect(disk.failed(new Error('no such table'))).toBe(false)
    expect([disk.isOpen, disk.reason]).toEqual([true, null])
    expect(disk.failed(full)).toBe(true)
    expect([disk.isOpen, disk.reason]).toEqual([false, 'disk-full'])
    disk.succeeded()
  })

  it('lets one thing through at each attempt, says why all the while, and goes on when one could be kept', async () => {
    const begun: string[] = []
    const disk = new DiskPause(() => {
      while (disk.isOpen && begun.length < 100) {
        disk.begun()
        begun.push(disk.reason ?? 'free')
      }
    }, 5)
    disk.failed(full)
    await until(() => begun.length > 0)
    expect(begun).toEqual(['disk-full'])
    disk.failed(full)
    await until(() => begun.length > 1)
    expect(begun).toEqual(['disk-full', 'disk-full'])
    expect(disk.reason).toBe('disk-full')
    disk.succeeded()
    expect([disk.isOpen, disk.reason]).toEqual([true, null])
  })

  it('is over when nothing is due any more that could fail', async () => {
    const disk = new DiskPause(() => undefined, 5)
    disk.failed(full)
    await until(() => disk.reason === null)
    expect([disk.isOpen, disk.reason]).toEqual([true, null])
  })

  it('tries again when an attempt cannot even be begun, and ends nothing but that attempt', async () => {
    let tries = 0
    const disk = new DiskPause(() => (++tries === 1 ? Promise.reject(new Error('record is away')) : undefined), 5)
    disk.failed(full)
    await until(() => tries === 1)
    expect([disk.isOpen, disk.reason]).toEqual([false, 'disk-full'])
    await until(() => disk.reason === null)
    expect([tries, disk.isOpen]).toEqual([2, true])
  })
})
