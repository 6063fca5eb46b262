import { statfsSync } from 'node:fs'
import { verifyAuditChain } from '#record'
import { readRebuild } from '../../../press/src/rebuild-derived.js'
import { type Command, print, withEngines } from './command.js'

/** Least free space before a warning, bytes: about a month of pages of a province. */
const freeMinBytes = 2_000_000_000

interface Finding {
  readonly isGood: boolean
  readonly text: string
}

/** Looks at everything that can go wrong and says what to do. */
export const doctor: Command = {
  name: 'doctor',
  usage: 'kiểm tra dữ liệu, chỉ mục, hàng đợi, nguồn tin và ổ đĩa',
  run: (_args, env) =>
    withEngines(env, async (engines) => {
      const findings = [
        ...(await aboutData(engines)),
        ...(await aboutQueues(engines)),
        ...(await aboutSources(engines)),
        await aboutAudit(engines),
        aboutDisk(engines.settings.dataDir),
      ]
      for (const f of findings) print(`${f.isGood ? 'Tốt   ' : 'Chú ý '} ${f.text}`)
      if (findings.some((f) => !f.isGood)) process.exitCode = 1
    }),
}

type Parts = Parameters<Parameters<typeof withEngines>[1]>[0]

async function aboutData({ store, index }: Parts): Promise<Finding[]> {
  const n = async (table: 'office' | 'account' | 'article'): Promise<number> =>
    Number(
      (
        await store.db
          .selectFrom(table)
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    )
  const labelled = Number(
    (
      await store.db
        .selectFrom('label')
        .select(({ fn }) => fn.count<number>('articleId').distinct().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )
  const indexed = await index.count()
  const rebuild = await readRebuild(store)
  return [
    ...(rebuild
      ? [
          {
            isGood: false,
            text: `Dựng lại dở dang, mới ${rebuild.done}/${rebuild.total} trang: chạy lệnh rebuild để làm tiếp`,
          },
        ]
      : []),
    {
      isGood: (await n('office')) > 0,
      text:
        (await n('office')) > 0
          ? `Văn phòng: ${await n('office')}, tài khoản: ${await n('account')}`
          : 'Chưa có văn phòng: hãy mở trang thiết lập lần đầu',
    },
    { isGood: true, text: `Tin bài: ${await n('article')}` },
    {
      isGood: indexed >= labelled,
      text:
        indexed >= labelled ? `Chỉ mục đủ: ${indexed}` : `Chỉ mục thiếu ${labelled - indexed} bài: chạy lệnh reindex`,
    },
  ]
}

async function aboutQueues({ bus }: Parts): Promise<Finding[]> {
  const queues = await bus.status()
  const parked = queues.reduce((s, q) => s + q.parked, 0)
  const pending = queues.reduce((s, q) => s + q.pending, 0)
  return [
    {
      isGood: parked === 0,
      text:
        parked === 0
          ? `Hàng đợi: ${pending} việc chờ, không việc nào bị gác`
          : `${parked} việc bị gác: xem trang Vận hành rồi chạy lệnh requeue`,
    },
  ]
}

async function aboutSources({ store }: Parts): Promise<Finding[]> {
  const failing = await store.db
    .selectFrom('source')
    .select(['url', 'lastReason'])
    .where('state', '=', 'active')
    .where('failures', '>=', 3)
    .execute()
  const paused = Number(
    (
      await store.db
        .selectFrom('source')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .where('state', '=', 'paused')
        .executeTakeFirstOrThrow()
    ).n,
  )
  return [
    {
      isGood: failing.length === 0,
      text:
        failing.length === 0
          ? `Nguồn tin: không nguồn nào lỗi, ${paused} nguồn tạm dừng`
          : `${failing.length} nguồn lỗi: ${failing
              .slice(0, 5)
              .map((s) => s.url)
              .join(', ')}`,
    },
  ]
}

/** The audit log: makes every seal again. */
async function aboutAudit({ store }: Parts): Promise<Finding> {
  const { entries, seal, brokenAt } = await verifyAuditChain(store.db)
  return brokenAt === null
    ? { isGood: true, text: `Nhật ký kiểm tra: ${entries} dòng, niêm liền mạch, dấu niêm cuối ${seal || 'chưa có'}` }
    : {
        isGood: false,
        text: `Nhật ký kiểm tra đứt niêm ở dòng ${brokenAt}: đã bị sửa ngoài phần mềm. Giữ nguyên máy, báo người phụ trách an toàn thông tin, đối chiếu bản sao lưu`,
      }
}

function aboutDisk(folder: string): Finding {
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  const gb = (free / 1e9).toFixed(1).replace('.', ',')
  return {
    isGood: free > freeMinBytes,
    text: free > freeMinBytes ? `Ổ đĩa còn ${gb} GB` : `Ổ đĩa chỉ còn ${gb} GB: hãy giải phóng dung lượng`,
  }
}
