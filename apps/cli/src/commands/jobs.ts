import { readSettings, SystemClock } from '#foundation'
import { recordBeside } from '../../../press/src/compose-record.js'
import { cancelJob, type Job, listJobs } from '../../../press/src/jobs/job-rows.js'
import { words as jobWords } from '../../../press/src/web/jobs/words.js'
import { settingsShape } from '../../../press/src/settings.js'
import { type Command, print, readArguments, usageError } from './command.js'

const shownMax = 30

/** Long work as the record knows it, while the product runs or stands still. */
export const jobs: Command = {
  name: 'jobs',
  usage: 'list | cancel <mã>  xem hoặc hủy công việc chạy nền',
  run: async (args, env) => {
    const { positionals } = readArguments(jobs, args, {})
    const [action, id] = positionals
    const store = await recordBeside(readSettings(settingsShape, env))
    try {
      if (action === 'list') return (await listJobs(store, shownMax)).forEach((job) => print(lineOf(job)))
      if (action !== 'cancel' || !id) throw usageError(jobs)
      await cancelJob({ store, clock: new SystemClock() }, id)
      print('Đã ghi yêu cầu hủy. Việc đang chạy dừng ở bước kế tiếp.')
    } finally {
      await store.close()
    }
  },
}

function lineOf(job: Job): string {
  const words = jobWords()
  const share = job.state === 'running' && job.total > 0 ? ` ${job.done}/${job.total}` : ''
  const said = job.state === 'done' ? words.result(job) : (job.error ?? '')
  return [job.id, job.askedAt, words.kinds[job.kind], `${words.states[job.state]}${share}`, said].join('\t')
}
