import CodeLists
import RegisterModel
import Synchronization

/// Holds a block against what the county has notified.
struct NotificationRules {
    /// What the delivery's group declares; nil where the notification has several groups and the delivery names none of them, and where the
    /// group it names has sent no notification.
    let group: DeclaredDelivery.Group?
    /// Whose notification it is.
    let organiser: Area
    /// By which way the delivery comes; nil for single files.
    let channel: Channel?
    /// The municipalities that may be delivered, by their places; nil where the delivery's group has declared none.
    private let isDeclared: [Bool]?

    init(_ declared: DeclaredDelivery, manifest: DeliveryManifest?) {
        group = declared.group(named: manifest?.municipalityGroup.name)
        organiser = declared.organiser
        channel = manifest?.channel
        let namesNone = manifest?.municipalityGroup.name?.isEmpty ?? true && !declared.groups.isEmpty
        // A delivery that names no group may be of any that is notified, if one is.
        let municipalities = group?.municipalities ?? (namesNone ? declared.groups.flatMap(\.municipalities) : nil)
        isDeclared = municipalities.map { own in Municipality.all.map(Set(own).contains) }
    }

    func notes(on intake: TableIntake, threads: Int) -> BlockNotes {
        guard intake.kind.isBlock else { return BlockNotes() }
        let starts = packedStarts(intake.kind)
        let municipalityColumn = UInt8(intake.kind.columns.firstIndex(of: "municipality") ?? 0)
        let startColumn = UInt8(intake.kind.columns.firstIndex(of: intake.kind.startColumn) ?? 0)
        let hasServices = intake.kind.columns.contains("social_service")
        let isOwn = Municipality.all.map { $0.area == organiser }
        let whole = Mutex((notes: BlockNotes(), rows: Counts()))
        intake.rows.forEachPartition(threads: threads) { _, partition in
            var mine = BlockNotes()
            var rows = Counts()
            var (places, days) = (0, 0)
            partition.forEachRow { row in
                if row.isDropped { return }
                let key = row.key
                let municipality = Int(row.municipality) - 1
                if municipality >= 0 {
                    places += 1
                    if isOwn[municipality], let isDeclared, !isDeclared[municipality] {
                        row.drop()
                        mine.rows.append(
                            PackedFinding(
                                file: row.file, line: row.line, rule: .notificationMunicipalityNotInGroup, column: municipalityColumn,
                                value: Array(Municipality(index: municipality).slug.utf8)))
                        return
                    }
                }
                rows.byTask[key.serviceTask] += 1
                if let service = row.further?.socialService, hasServices { rows.byService[service] += 1 }
                guard let earliest = starts[key.serviceTask] else { return }
                days += 1
                if key.first < earliest {
                    mine.rows.append(
                        PackedFinding(
                            file: row.file, line: row.line, rule: .notificationStartBeforeCapability, column: startColumn,
                            value: Array(Day(number: key.first).description.utf8)))
                }
            }
            if isDeclared != nil { mine.lookedAt[.notificationMunicipalityNotInGroup] = places }
            if group != nil && intake.kind.isPeriods { mine.lookedAt[.notificationStartBeforeCapability] = days }
            let (notes, counted) = (mine, rows)
            whole.withLock { whole in
                whole.notes.merge(notes)
                whole.rows.merge(counted)
            }
        }
        var (notes, rows) = whole.withLock { $0 }
        lookAtTasks(intake, rows: rows.byTask, &notes)
        if hasServices { lookAtServices(intake, rows: rows.byService, &notes) }
        return notes
    }

    /// Rows by the places of tasks and services in their lists.
    private struct Counts {
        var byTask = [Int](repeating: 0, count: ServiceTask.all.count)
        var byService = [Int](repeating: 0, count: SocialService.all.count)

        mutating func merge(_ other: Counts) {
            for task in byTask.indices { byTask[task] += other.byTask[task] }
            for service in byService.indices { byService[service] += other.byService[service] }
        }
    }

    /// Channels that are declared for a kind of block, by task.
    private func channels(_ task: ServiceTask, _ kind: TableKind) -> [Channel] {
        guard let declared = group?.tasks.first(where: { $0.serviceTask == task }) else { return [] }
        switch kind {
        case .clientPeriods: return declared.channels
        case .childProtectionPeriods: return declared.childProtectionChannels
        case .serviceDecisions, .receivedServices: return declared.serviceChannels
        case .matters, .childProtection, .decisions, .services, .units: return []
        }
    }

    /// The first days from which starts are told, by the task's place.
    private func packedStarts(_ kind: TableKind) -> [Int32?] {
        var starts = [Int32?](repeating: nil, count: ServiceTask.all.count)
        for task in group?.tasks ?? [] {
            switch kind {
            case .clientPeriods: starts[task.serviceTask.index] = task.startDatesFrom?.number
            // Their keys have no task.
            case .childProtectionPeriods: starts[0] = starts[0] ?? task.childProtectionStartDatesFrom?.number
            default: break
            }
        }
        return starts
    }

    private func lookAtTasks(_ intake: TableIntake, rows: [Int], _ notes: inout BlockNotes) {
        guard let channel, group != nil else { return }
        let file = intake.totals.first?.file ?? ""
        for (task, place) in intake.kind.tasks {
            let isDeclared = channels(task, intake.kind).contains(channel)
            if rows[place] > 0 {
                notes.look(
                    at: .notificationUndeclaredChannel, fails: !isDeclared, file: file, column: intake.kind.taskColumn, value: task.slug,
                    detail: "\(task.slug), \(channel.rawValue): \(rows[place])")
            }
            // Services may be known without any decision, so a block of decisions need not have every task.
            if isDeclared && intake.kind != .serviceDecisions {
                notes.look(
                    at: .notificationSilentTask, fails: rows[place] == 0, file: file, column: intake.kind.taskColumn, value: task.slug,
                    detail: task.slug)
            }
        }
    }

    private func lookAtServices(_ intake: TableIntake, rows: [Int], _ notes: inout BlockNotes) {
        let file = intake.totals.first?.file ?? ""
        for service in group?.services ?? [] {
            let count = rows[service.socialService.index]
            notes.look(
                at: .notificationServiceDeclaredNo, fails: service.level == .no && count > 0, file: file, column: "social_service",
                value: service.socialService.slug, detail: "\(service.socialService.slug): \(count)")
        }
    }
}
