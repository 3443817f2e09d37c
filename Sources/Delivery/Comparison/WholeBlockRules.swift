import CodeLists
import Glibc
import RegisterModel

/// The rules that look at whole blocks, once their rows are checked: against the notification, against the quarter before, by distribution.
struct WholeBlockRules {
    private let settings: CheckSettings
    private let period: MonitoringPeriod
    private let manifest: DeliveryManifest?
    private let notification: NotificationRules?
    private let expected: ExpectedVolume?
    private var previous: [TableIntake] = []
    private var previousReason = "not-run.no-previous"

    /// - Throws: `.otherNotification` if the notification is another organiser's; whatever reading the previous delivery throws.
    init(settings: CheckSettings, period: MonitoringPeriod, manifest: DeliveryManifest?) throws(DeliveryFailure) {
        self.settings = settings
        self.period = period
        self.manifest = manifest
        if let declared = settings.notification, let organiser = manifest?.organiser, organiser != declared.organiser {
            throw .otherNotification(notified: declared.organiser.slug, delivered: organiser.slug)
        }
        notification = settings.notification.map { NotificationRules($0, manifest: manifest) }
        let organiser = manifest?.organiser
        let group = notification?.group?.municipalities ?? manifest?.municipalityGroup.municipalities ?? []
        let own = group.filter { $0.area == organiser }
        expected =
            settings.expectsFullVolume
            ? organiser.flatMap { ExpectedVolume(municipalities: own.isEmpty ? $0.municipalities : own, in: period) } : nil
        try readPrevious()
    }

    private mutating func readPrevious() throws(DeliveryFailure) {
        guard let folder = settings.previous else { return }
        guard access(folder, F_OK) == 0 else { throw .unreadable(file: folder, reason: String(cString: strerror(errno))) }
        guard let before = period.previous else { return }
        if let earlier = try? DeliveryManifest(json: wholeFile("\(folder)/\(DeliveryManifest.fileName)")) {
            if earlier.monitoringPeriod != before {
                previousReason = "not-run.previous-not-adjacent"
                return
            }
            if let mine = manifest?.organiser, let theirs = earlier.organiser, mine != theirs {
                previousReason = "not-run.previous-other-organiser"
                return
            }
        }
        for kind in TableKind.allCases where kind.isBlock {
            let names: [String] = ["\(folder)/\(kind.rawValue).csv", "\(folder)/\(kind.rawValue).csv.gz"]
            let files = names.filter { access($0, F_OK) == 0 }
            if files.isEmpty { continue }
            previous.append(
                try TableIntake.read(
                    files, kind: kind, period: before, identityUse: settings.identityUse, threads: settings.threads, memory: settings.memory
                ))
        }
    }

    /// Runs the rules on one kind of table and notes with it what they find.
    /// - Throws: `.tooManyTemporaryIdentifiers`.
    func look(at intake: TableIntake) throws(DeliveryFailure) {
        if let notification { intake.note(notification.notes(on: intake, threads: settings.threads)) }
        guard intake.kind.isPeriods else { return }
        let profile = intake.kind.isBlock ? BlockProfile(intake.rows, threads: settings.threads) : nil
        if let profile, let before = previous.first(where: { $0.kind == intake.kind }) {
            // A temporary identifier gets the same number on both sides.
            try TemporaryRanks.assign([before.rows, intake.rows])
            // Where the folder lies is nobody's business: on a server, and between two machines, the same findings have the same bytes.
            intake.notePrevious(files: before.totals.map { "previous/\($0.file.split(separator: "/").last ?? "")" })
            let rules = PreviousRules(previous: before, period: period, comparesVolume: settings.comparesVolume)
            intake.note(rules.notes(on: intake, profile: profile, threads: settings.threads))
        }
        intake.note(DistributionRules(intake: intake, expected: expected).notes(profile: profile))
    }

    /// The reasons for findings that wait to be confirmed.
    var confirmations: Confirmations { settings.confirmations }

    /// Why a rule of these could not be run; nil for other rules.
    func reasonNotRun(_ rule: RuleID) -> String? {
        switch rule.rule.scope {
        case .notification:
            settings.notification == nil
                ? "not-run.no-notification"
                : notification?.group == nil ? "not-run.no-group" : manifest == nil ? "not-run.single-files" : nil
        case .previous where previous.isEmpty: previousReason
        case .previous: rule == .volumeChange && !settings.comparesVolume ? "not-run.sample" : nil
        case .distribution where rule == .volumeOutOfRange && !settings.expectsFullVolume: "not-run.sample"
        case .distribution where rule == .volumeOutOfRange && expected == nil: "not-run.no-population"
        default: nil
        }
    }
}
