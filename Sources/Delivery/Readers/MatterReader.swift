/// Rows of `matters.csv`.
struct MatterReader: RowReader {
    var checks: RowChecks
    private let hasJointDays: Bool

    init(_ checks: RowChecks) {
        self.checks = checks
        hasJointDays = checks.hasColumn(7) || checks.hasColumn(8)
    }

    @inline(__always)
    mutating func readRow(_ bytes: Span<UInt8>) {
        let task = checks.context.serviceTasks.index(bytes, checks.field(3))
        if task == checks.context.familyLaw { return checks.leaveOut(taskColumn: 3, bytes) }
        let client = checks.client(bytes)
        if task == nil { checks.find(.serviceTaskUnknown, 3, bytes) }
        let matterId = checks.field(4)
        if matterId.isEmpty { checks.find(.matterIdMissing, 4, bytes) }
        let opened = checks.day(5, required: true, bytes)
        let closed = checks.day(6, required: false, bytes)
        let joined = hasJointDays ? checks.day(7, required: false, bytes) : 0
        let left = hasJointDays ? checks.day(8, required: false, bytes) : 0

        checks.checkClient(client, first: opened, bytes)
        checks.checkOrder(.periodEndBeforeStart, first: opened, last: closed, column: 6, bytes)
        var days: (first: UInt64, last: UInt64)?
        if let opened, let closed, let joined, let left {
            // The days on which the matter is open and the person takes part (derivation page, section 2, point 1).
            let first = max(opened, joined)
            let last = closed == 0 ? left : left == 0 ? closed : min(closed, left)
            days = (first, last)
            if hasJointDays {
                checks.check(.matterLeftBeforeJoined, 8, bytes, canRead: true, fails: last != 0 && first > last)
            }
        } else if hasJointDays {
            checks.skip(.matterLeftBeforeJoined)
        }
        guard checks.isSound, let task, let days, let opened, let closed, let joined, let left else { return checks.endFaulty() }
        let further: FurtherFacts? =
            joined != 0 || left != 0
            ? FurtherFacts(words: SIMD4(UInt32(opened), UInt32(closed), UInt32(joined), UInt32(left))) : nil
        checks.keep(bytes, client, task: task, first: days.first, last: days.last, further: further, text: matterId)
    }
}
