/// The name of a rule, in the order of the delivery page's table; the record rules of a row are run in this order.
public enum RuleID: UInt8, CaseIterable, Sendable, Hashable {
    case fileUnreadable
    case fileHeader
    case fileEncoding
    case fileRowShape
    case fileLineTooLong
    case personIdMissing
    case personIdShape
    case personIdDate
    case personIdCheckCharacter
    case personIdTestCode
    case personIdRealCode
    case personIdBornAfter
    case organiserUnknown
    case municipalityUnknown
    case municipalityOtherOrganiser
    case municipalityWithheld
    case serviceTaskUnknown
    case serviceTaskOutOfScope
    case matterIdMissing
    case dateMissing
    case dateShape
    case dateRange
    case periodEndBeforeStart
    case matterLeftBeforeJoined
    case periodOutsideMonitoringPeriod
    case periodEndAfterMonitoringPeriod
    case ageImplausible
    case rowDuplicate
    case matterConflict
    case periodOverlap
    case manifestMissing
    case manifestShape
    case manifestChecksum
    case manifestRowCount
    case manifestOrganiser
    case manifestPeriod
}

extension RuleID {
    /// The rule behind the name.
    public var rule: Rule {
        switch self {
        case .fileUnreadable: .fileUnreadable
        case .fileHeader: .fileHeader
        case .fileEncoding: .fileEncoding
        case .fileRowShape: .fileRowShape
        case .fileLineTooLong: .fileLineTooLong
        case .personIdMissing: .personIdMissing
        case .personIdShape: .personIdShape
        case .personIdDate: .personIdDate
        case .personIdCheckCharacter: .personIdCheckCharacter
        case .personIdTestCode: .personIdTestCode
        case .personIdRealCode: .personIdRealCode
        case .personIdBornAfter: .personIdBornAfter
        case .organiserUnknown: .organiserUnknown
        case .municipalityUnknown: .municipalityUnknown
        case .municipalityOtherOrganiser: .municipalityOtherOrganiser
        case .municipalityWithheld: .municipalityWithheld
        case .serviceTaskUnknown: .serviceTaskUnknown
        case .serviceTaskOutOfScope: .serviceTaskOutOfScope
        case .matterIdMissing: .matterIdMissing
        case .dateMissing: .dateMissing
        case .dateShape: .dateShape
        case .dateRange: .dateRange
        case .periodEndBeforeStart: .periodEndBeforeStart
        case .matterLeftBeforeJoined: .matterLeftBeforeJoined
        case .periodOutsideMonitoringPeriod: .periodOutsideMonitoringPeriod
        case .periodEndAfterMonitoringPeriod: .periodEndAfterMonitoringPeriod
        case .ageImplausible: .ageImplausible
        case .rowDuplicate: .rowDuplicate
        case .matterConflict: .matterConflict
        case .periodOverlap: .periodOverlap
        case .manifestMissing: .manifestMissing
        case .manifestShape: .manifestShape
        case .manifestChecksum: .manifestChecksum
        case .manifestRowCount: .manifestRowCount
        case .manifestOrganiser: .manifestOrganiser
        case .manifestPeriod: .manifestPeriod
        }
    }
}
