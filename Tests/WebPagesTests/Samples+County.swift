import CodeLists
import NotificationForm
import RegisterModel
import WebPages

extension Sample {
    static let county = [
        Sample(name: "county-empty", address: .county, user: countyUser) { _ in
            CountyHomePage(
                area: pirkanmaa, period: period, deadline: Day(year: 2022, month: 4, day: 4)!, isPastDeadline: false, groups: [],
                withoutGroup: pirkanmaa.municipalities, deliveries: [])
        },
        Sample(name: "county-one", address: .county, user: SignedInUser(name: "hilla.helsinki@example.fi", role: .county(helsinki))) { _ in
            CountyHomePage(
                area: helsinki, period: period, deadline: Day(year: 2022, month: 4, day: 4)!, isPastDeadline: false,
                groups: [group("g9", "Helsinki", helsinki.municipalities, .accepted, version: 1)], withoutGroup: [],
                deliveries: [countyDelivery("d9", .accepted, rows: 81_204)])
        },
        Sample(name: "county-many", address: .county, user: countyUser, flash: .groupMade) { _ in
            let municipalities = pirkanmaa.municipalities
            return CountyHomePage(
                area: pirkanmaa, period: period, deadline: Day(year: 2022, month: 4, day: 4)!, isPastDeadline: true,
                groups: [
                    group("g9", "Tammerfors / Tampere", [municipalities[0], municipalities[1]], .submitted, version: 1),
                    group("g2", hostile, Array(municipalities[2...12]), .draft, version: nil),
                    group("g3", "Lifecare-kunnat", Array(municipalities[13...17]), .returned, version: 2),
                    group("g4", "Abilita-kunnat", [municipalities[18]], .late, version: 1),
                    group("g5", "Pro Consona -kunnat", [municipalities[19]], .amending, version: 1),
                ], withoutGroup: Array(municipalities[20...]),
                problems: FormCheck.county(
                    definition: .version1, round: .first,
                    groups: [GroupAnswers(id: "g9", answers: complete), GroupAnswers(id: "g2", answers: contradictory)], isCompleting: true),
                deliveries: [
                    countyDelivery("d4", .waiting, rows: nil), countyDelivery("d3", .checking, rows: nil),
                    countyDelivery("d2", .refused, rows: 12_345), countyDelivery("d9", .unreadable, rows: nil),
                    countyDelivery("d6", .failed, rows: nil), countyDelivery("d7", .replaced, rows: 12_001),
                ],
                fromTHL: .init(
                    extensionReason: hostile, remarks: [id("g3"): (3, 2), id("g4"): (1, 0)], declared: .declared("2023-01", pirkanmaa)))
        },
        Sample(name: "group-new", address: .newGroup, user: countyUser) { _ in
            GroupPage(area: pirkanmaa, group: nil, name: "", chosen: [], taken: [:])
        },
        Sample(name: "group-edit", address: .group(id("g9")), user: countyUser) { _ in
            let municipalities = pirkanmaa.municipalities
            return GroupPage(
                area: pirkanmaa, group: id("g9"), name: hostile, chosen: [municipalities[0], municipalities[4]],
                taken: [municipalities[4]: "Lifecare-kunnat", municipalities[5]: hostile],
                problems: [.nameTaken, .taken(municipalities[4], group: "Lifecare-kunnat")])
        },
        Sample(name: "group-errors", address: .newGroup, user: countyUser) { _ in
            GroupPage(
                area: pirkanmaa, group: nil, name: "", chosen: [], taken: [:],
                problems: [.nameMissing, .nameTooLong, .noMunicipality, .foreign])
        },
    ]

    private static func group(
        _ id: String, _ name: String, _ municipalities: [Municipality], _ status: NotificationStatus, version: Int?
    ) -> CountyHomePage.Group {
        CountyHomePage.Group(
            id: Sample.id(id), notification: Sample.id(id), name: name, municipalities: municipalities, status: status, version: version,
            reference: version.map { _ in "LS-2023-01-08-\(id.dropFirst())" })
    }

    private static func countyDelivery(_ id: String, _ status: DeliveryStatus, rows: Int?) -> CountyHomePage.Delivery {
        CountyHomePage.Delivery(
            id: Sample.id(id), group: status == .unreadable ? nil : "Lifecare-kunnat", period: status == .unreadable ? nil : period,
            channel: status == .unreadable ? nil : .separate, received: moment,
            daysLate: status == .replaced ? 12 : status == .failed ? 1 : nil,
            status: status, rows: rows)
    }
}
