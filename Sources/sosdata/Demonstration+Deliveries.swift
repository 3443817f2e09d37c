import CodeLists
import Delivery
import Derivation
import Foundation
import NotificationForm
import Operations
import RegisterModel
import RegisterStore
import SyntheticData

extension Demonstration {
    /// Makes the extracts, derives from them, lets each county deliver in its turn, and publishes what came. One county is late for the first
    /// quarter, which therefore has a second edition.
    func deliver(_ groups: [Standing], _ people: DemonstrationPeople, at desk: DemonstrationDesk, _ made: inout Made) async throws {
        let work = directory.root.appending(path: "work")
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: work) }

        var issued = IssuedNumbers(for: round.period)
        var parcels: [Parcel] = []
        for group in groups {
            let channels = Set(group.planned.deliveries.map(\.channel)).sorted { $0.rawValue < $1.rawValue }
            for (place, channel) in channels.enumerated() {
                let extracts = work.appending(path: "\(group.id)-\(channel.rawValue)")
                let clients = try await timed(.extracts, &made) {
                    try makeExtracts(group.planned, place, of: channels.count, in: extracts, &issued)
                }
                made.clients += clients
                for delivery in group.planned.deliveries where delivery.channel == channel {
                    parcels.append(Parcel(group: group, delivery: delivery, extracts: extracts, place: parcels.count))
                }
                if group.planned.organiser.slug == "90" { try makeSamples(group, extracts) }
            }
        }
        // Quarter by quarter, and within a quarter a refused delivery before the one that corrects it.
        parcels.sort {
            ($0.delivery.period, $0.delivery.fault == nil ? 1 : 0, $0.place) < (
                $1.delivery.period, $1.delivery.fault == nil ? 1 : 0, $1.place
            )
        }
        let isLate = { (parcel: Parcel) in
            parcel.delivery.period == round.period.previous && parcel.group.planned.organiser.slug == Self.lateOrganiser
        }
        for wave in [parcels.filter { !isLate($0) }, parcels.filter(isLate)] {
            for parcel in wave {
                let folder = work.appending(path: "delivery-\(parcel.place)-\(parcel.delivery.period)")
                try await timed(.derivation, &made) { try derive(parcel, into: folder) }
                // Of a group with hardly a client the faulty delivery would be the sound one.
                if let fault = parcel.delivery.fault, !(try spoil(folder, by: fault, for: parcel.delivery.period)) { continue }
                let accepted = try await timed(.intake, &made) { try await hand(folder, from: parcel, at: desk) }
                if accepted { made.accepted += 1 } else { made.refused += 1 }
            }
            let isFirst = wave.first.map { !isLate($0) } ?? false
            if isFirst && publishes { try await timed(.firstEdition, &made) { try await publishInTime(people, at: desk) } }
        }
        if publishes { try await timed(.secondEdition, &made) { try await publishLate(people, at: desk) } }
    }

    /// Lapland's delivery for the first quarter comes only when that quarter has been published.
    private static let lateOrganiser = "19"

    /// A delivery of the plan with the folder of the extracts it is made from.
    struct Parcel {
        let group: Standing
        let delivery: DemonstrationPlan.Delivery
        let extracts: URL
        let place: Int
    }

    /// Writes the extracts of a group's clients on one channel into a new folder and returns how many clients they have. Of two channels the
    /// first has two of three clients.
    private func makeExtracts(
        _ group: DemonstrationPlan.Group, _ place: Int, of count: Int, in folder: URL, _ issued: inout IssuedNumbers
    ) throws -> Int {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let share = count == 1 ? group.clients : place == 0 ? group.clients * 2 / 3 : group.clients - group.clients * 2 / 3
        let order = try ExtractOrder(
            period: round.period, organisers: [group.organiser], municipalities: Set(group.municipalities), clients: max(1, share),
            seed: seed &+ UInt64(group.organiser.index * 1_000 + (group.municipalities.first?.index ?? 0) * 2 + place))
        let files = GrowingFiles(in: folder)
        let totals = try Extract.make(order, &issued) { file, bytes in
            if group.extracts.contains(file) { try files.append(bytes, to: file.name) }
        }
        try files.close()
        return totals.clients
    }

    /// Derives a delivery as the county would with `sosdata derive`; the findings stay at the county.
    private func derive(_ parcel: Parcel, into folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let group = parcel.group.planned
        let making = DeliveryMaking(
            period: parcel.delivery.period, organiser: group.organiser, group: group.name, municipalities: group.municipalities,
            channel: parcel.delivery.channel, sourceSystems: [group.system.entry.sv], identityUse: .test, threads: 2)
        func paths(_ file: ExtractFile) -> [String] {
            group.extracts.contains(file) ? [parcel.extracts.appending(path: file.name).path] : []
        }
        let files = DerivationFiles(
            matters: paths(.matters), childProtection: paths(.childProtection), decisions: paths(.decisions), services: paths(.services),
            units: paths(.units))
        _ = try making.run(files, findings: DemonstrationContact(of: group.organiser).language, into: folder)
    }

    /// Two deliveries of Helsinki for the round's own quarter, which nobody has sent yet: a sound one and a faulty one.
    private func makeSamples(_ group: Standing, _ extracts: URL) throws {
        for (name, fault) in [("helsinki-good", nil), ("helsinki-faulty", DeliveryFault.checkCharacters)] {
            let folder = directory.samples.appending(path: name)
            try FileManager.default.createDirectory(at: directory.samples, withIntermediateDirectories: true)
            let delivery = DemonstrationPlan.Delivery(period: round.period, channel: .separate, fault: fault)
            try derive(Parcel(group: group, delivery: delivery, extracts: extracts, place: 0), into: folder)
            if let fault { _ = try spoil(folder, by: fault, for: round.period) }
        }
    }

    /// Puts a fault into a finished delivery, and makes the manifest anew where it is to follow. Returns whether there was a row to spoil.
    private func spoil(_ folder: URL, by fault: DeliveryFault, for period: MonitoringPeriod) throws -> Bool {
        let block = folder.appending(path: "\(BlockKind.clientPeriods.rawValue).csv")
        let sound = [UInt8](try Data(contentsOf: block))
        let spoilt = fault.applied(to: sound, for: period)
        guard spoilt != sound else { return false }
        let file = try OutputFile(path: block.path)
        try file.write(spoilt)
        let sum = try file.finish()
        guard fault.manifestFollows else { return true }
        let place = folder.appending(path: DeliveryManifest.fileName)
        var manifest = try DeliveryManifest(json: [UInt8](try Data(contentsOf: place)))
        manifest.blocks = manifest.blocks.map { block in
            var changed = block
            if block.block == .clientPeriods { changed.sha256 = sum }
            return changed
        }
        try Data(try manifest.json()).write(to: place)
        return true
    }

    /// Uploads a delivery as the county's contact person, some days after the quarter's end, and lets the check run. Returns whether it was accepted.
    private func hand(_ folder: URL, from parcel: Parcel, at desk: DemonstrationDesk) async throws -> Bool {
        let corrected = parcel.delivery.fault == nil ? 12 : 5
        let operations = desk.on(parcel.delivery.period.end.adding(corrected + parcel.group.planned.organiser.index % 15))
        let contact = parcel.group.contact
        let id = try await operations.beginUpload(by: contact)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        for name in names where Operations.fileNames.contains(name) {
            let part = try await operations.receivePart(named: name, of: id, by: contact)
            try part.write(try Data(contentsOf: folder.appending(path: name)))
            try await part.finish()
        }
        _ = try await operations.finishUpload(id, by: contact)
        try await operations.runWaitingJobs()
        return try await operations.delivery(id, by: contact).delivery.state == .accepted
    }
}
