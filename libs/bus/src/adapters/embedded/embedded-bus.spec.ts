import { describeBus } from '../../../contract/bus.contract.js'
import { EmbeddedBus } from './embedded-bus.js'

describeBus('embedded', (options) => Promise.resolve(new EmbeddedBus(options)))
