import { AssignerProtocol, type PartitionAssigner } from 'kafkajs'

const name = 'by-number'
const version = 1

/**
 * Gives partition n of every topic to the same member: an article's lanes stay with one process, and a stage whose topics have
 * one partition has one active member.
 */
export const byNumber: PartitionAssigner = ({ cluster }) => ({
  name,
  version,
  assign({ members, topics }) {
    const ids = members.map((m) => m.memberId).sort()
    const assignments = ids.map((memberId, i) => {
      const assignment: Record<string, number[]> = {}
      for (const topic of topics) {
        const all = cluster.findTopicPartitionMetadata(topic).map((p) => p.partitionId)
        const mine = all.filter((p) => p % ids.length === i)
        if (mine.length > 0) assignment[topic] = mine
      }
      const userData = Buffer.alloc(0)
      return { memberId, memberAssignment: AssignerProtocol.MemberAssignment.encode({ version, assignment, userData }) }
    })
    return Promise.resolve(assignments)
  },
  protocol: ({ topics }) => ({
    name,
    metadata: AssignerProtocol.MemberMetadata.encode({ version, topics, userData: Buffer.alloc(0) }),
  }),
})
