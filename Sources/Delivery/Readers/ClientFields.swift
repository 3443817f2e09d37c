import RegisterModel

/// The three fields with which every row of a person begins: who, whose client, living where.
struct ClientFields {
    let person: PersonField
    /// The organiser's place in its list; nil if it is not sound.
    let organiser: Int?
    /// The municipality's place in its list; nil if it is withheld or not sound.
    let municipality: Int?

    /// The day of birth; nil for a temporary identifier or one that is not sound.
    @inline(__always) var birthDay: Day? { if case .identityCode(_, let day) = person { day } else { nil } }
}

extension RowChecks {
    /// Reads person, organiser and municipality, which are the first three columns of every kind.
    @inline(__always)
    mutating func client(_ bytes: Span<UInt8>) -> ClientFields {
        let person = PersonField(bytes, field(0), context: context)
        if case .fault(let rule) = person { find(rule, 0, bytes) }
        let organiser = context.organisers.index(bytes, field(1))
        if organiser == nil { find(.organiserUnknown, 1, bytes) }
        let municipality = context.municipalities.index(bytes, field(2))
        if municipality == nil { find(field(2).isEmpty ? .municipalityWithheld : .municipalityUnknown, 2, bytes) }
        return ClientFields(person: person, organiser: organiser, municipality: municipality)
    }

    /// The record rules on the client that every kind has, and that come first in the table.
    /// - Parameter first: the row's first day; nil if it is not sound.
    @inline(__always)
    mutating func checkClient(_ client: ClientFields, first: UInt64?, _ bytes: Span<UInt8>) {
        if let birthDay = client.birthDay, let first {
            check(.personIdBornAfter, 0, bytes, canRead: true, fails: PackedDay.isAfter(birthDay, first))
        } else {
            skip(.personIdBornAfter)
        }
        if let organiser = client.organiser, let municipality = client.municipality {
            check(
                .municipalityOtherOrganiser, 2, bytes, canRead: true, fails: Int(context.areaOfMunicipality[municipality]) != organiser)
        } else {
            skip(.municipalityOtherOrganiser)
        }
    }

    /// The record rules on the client that every block of a delivery has, and that come last in the table.
    mutating func checkDelivered(_ client: ClientFields, task: Int?, taskColumn: Int, _ bytes: Span<UInt8>) {
        if let birthDay = client.birthDay, let task {
            check(
                .ageImplausible, taskColumn, bytes, canRead: true,
                fails: Rule.isImplausible(
                    birthDay: birthDay, on: context.end, olderPeople: task == context.olderPeople,
                    childProtection: task == context.childProtection))
        } else {
            skip(.ageImplausible)
        }
        if let organiser = client.organiser, let expected = context.expectedOrganiser {
            check(.manifestOrganiser, 1, bytes, canRead: true, fails: organiser != expected)
        } else {
            skip(.manifestOrganiser)
        }
    }
}
