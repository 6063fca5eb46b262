import { answerTasks } from './answer-tasks.js'
import { doPageTask } from './page-tasks.js'

answerTasks(doPageTask)
