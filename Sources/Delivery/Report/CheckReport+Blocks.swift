import CodeLists
import RegisterModel

/// The sound rows of the blocks, each sorted by person; repeated rows come once, and rows with an error not at all.
extension CheckReport {
    /// Calls the body with each client period of the delivery.
    public func forEachClientPeriod(_ body: (ClientPeriod) throws -> Void) rethrows {
        try forEachRow(of: .clientPeriods) { row, person in
            try body(
                ClientPeriod(
                    person: person, organiser: row.organiser, municipality: row.residence, serviceTask: row.serviceTask, period: row.period)
            )
        }
    }

    /// Calls the body with each child-protection period of the delivery.
    public func forEachChildProtectionPeriod(_ body: (ChildProtectionPeriod) throws -> Void) rethrows {
        try forEachRow(of: .childProtectionPeriods) { row, person in
            try body(
                ChildProtectionPeriod(person: person, organiser: row.organiser, municipality: row.residence, period: row.period))
        }
    }

    /// Calls the body with each service decision of the delivery.
    public func forEachServiceDecision(_ body: (ServiceDecision) throws -> Void) rethrows {
        try forEachRow(of: .serviceDecisions) { row, person in
            // A sound row has all three; a row without them would have been left out.
            guard let service = row.socialService, let type = row.decisionType, let outcome = row.outcome else { return }
            try body(
                ServiceDecision(
                    person: person, organiser: row.organiser, municipality: row.residence, serviceTask: row.serviceTask,
                    socialService: service, type: type, id: String(decoding: row.text, as: UTF8.self), decided: row.period.start,
                    outcome: outcome, validFrom: row.validFrom, validTo: row.validTo, picks: row.picks))
        }
    }

    /// Calls the body with each received service of the delivery.
    public func forEachReceivedService(_ body: (ReceivedService) throws -> Void) rethrows {
        try forEachRow(of: .receivedServices) { row, person in
            guard let service = row.socialService, let last = row.period.end else { return }
            try body(
                ReceivedService(
                    person: person, organiser: row.organiser, municipality: row.residence, serviceTask: row.serviceTask,
                    socialService: service, evidence: row.evidence, firstDay: row.period.start, lastDay: last))
        }
    }

    private func forEachRow(of kind: TableKind, _ body: (SortedRow, PersonIdentifier) throws -> Void) rethrows {
        for intake in intakes where intake.kind == kind {
            for (index, partition) in intake.rows.partitions.enumerated() {
                for row in partition.sortedRows() { try body(row, PartitionedRows.person(of: row, partition: index)) }
                partition.rest()
            }
        }
    }
}

extension SortedRow {
    /// Who organises the service.
    public var organiser: Area { Area(index: key.organiser) }
    /// The municipality of residence; nil when withheld.
    public var residence: Municipality? { municipality == 0 ? nil : Municipality(index: Int(municipality) - 1) }
    /// The service task; of no meaning in child protection.
    public var serviceTask: ServiceTask { ServiceTask(index: key.serviceTask) }
    /// First and last day; of a decision the day on which it was made, and no end.
    public var period: Period { Period(start: Day(number: key.first), end: key.last == .max ? nil : Day(number: key.last)) }
}
