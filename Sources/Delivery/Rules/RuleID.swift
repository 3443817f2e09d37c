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
    case serviceTaskUnknown
    case socialServiceUnknown
    case decisionTypeUnknown
    case outcomeUnknown
    case evidenceUnknown
    case unitUnknown
    case unitAmbiguous
    case matterIdMissing
    case decisionIdMissing
    case municipalityWithheld
    case serviceTaskOutOfScope
    case dateMissing
    case dateShape
    case dateRange
    case periodEndBeforeStart
    case decisionValidToBeforeFrom
    case serviceLastBeforeFirst
    case matterLeftBeforeJoined
    case periodOutsideMonitoringPeriod
    case periodEndAfterMonitoringPeriod
    case decisionTaskMismatch
    case decisionServiceMissing
    case decisionPicksMismatch
    case rowDuplicate
    case matterConflict
    case decisionConflict
    case periodOverlap
    case ageImplausible
    case serviceWithoutClientPeriod
    case decisionWithoutClientPeriod
    case childProtectionWithoutClientPeriod
    case manifestMissing
    case manifestShape
    case manifestChecksum
    case manifestRowCount
    case manifestOrganiser
    case manifestPeriod
    case notificationMunicipalityNotInGroup
    case notificationUndeclaredChannel
    case notificationSilentTask
    case notificationServiceDeclaredNo
    case notificationStartBeforeCapability
    case archiveTaskMismatch
    case archiveServiceMismatch
    case archiveContentShape
    case archiveVersionConflict
    case archiveInconclusive
    case archiveChildProtectionUnknown
    case datesPileUp
    case datesFirstOfMonth
    case volumeOutOfRange
    case volumeChange
    case periodNoneEnded
    case personMunicipalities
    case periodVanished
    case periodStartChanged
}

extension RuleID {
    /// Whether a finding leaves its row out. Looked up, because it is asked for every finding.
    var isError: Bool { Self.errors[Int(rawValue)] }
    private static let errors = allCases.map { $0.rule.severity == .error }

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
        case .serviceTaskUnknown: .serviceTaskUnknown
        case .socialServiceUnknown: .socialServiceUnknown
        case .decisionTypeUnknown: .decisionTypeUnknown
        case .outcomeUnknown: .outcomeUnknown
        case .evidenceUnknown: .evidenceUnknown
        case .unitUnknown: .unitUnknown
        case .unitAmbiguous: .unitAmbiguous
        case .matterIdMissing: .matterIdMissing
        case .decisionIdMissing: .decisionIdMissing
        case .municipalityWithheld: .municipalityWithheld
        case .serviceTaskOutOfScope: .serviceTaskOutOfScope
        case .dateMissing: .dateMissing
        case .dateShape: .dateShape
        case .dateRange: .dateRange
        case .periodEndBeforeStart: .periodEndBeforeStart
        case .decisionValidToBeforeFrom: .decisionValidToBeforeFrom
        case .serviceLastBeforeFirst: .serviceLastBeforeFirst
        case .matterLeftBeforeJoined: .matterLeftBeforeJoined
        case .periodOutsideMonitoringPeriod: .periodOutsideMonitoringPeriod
        case .periodEndAfterMonitoringPeriod: .periodEndAfterMonitoringPeriod
        case .decisionTaskMismatch: .decisionTaskMismatch
        case .decisionServiceMissing: .decisionServiceMissing
        case .decisionPicksMismatch: .decisionPicksMismatch
        case .rowDuplicate: .rowDuplicate
        case .matterConflict: .matterConflict
        case .decisionConflict: .decisionConflict
        case .periodOverlap: .periodOverlap
        case .ageImplausible: .ageImplausible
        case .serviceWithoutClientPeriod: .serviceWithoutClientPeriod
        case .decisionWithoutClientPeriod: .decisionWithoutClientPeriod
        case .childProtectionWithoutClientPeriod: .childProtectionWithoutClientPeriod
        case .manifestMissing: .manifestMissing
        case .manifestShape: .manifestShape
        case .manifestChecksum: .manifestChecksum
        case .manifestRowCount: .manifestRowCount
        case .manifestOrganiser: .manifestOrganiser
        case .manifestPeriod: .manifestPeriod
        case .notificationMunicipalityNotInGroup: .notificationMunicipalityNotInGroup
        case .notificationUndeclaredChannel: .notificationUndeclaredChannel
        case .notificationSilentTask: .notificationSilentTask
        case .notificationServiceDeclaredNo: .notificationServiceDeclaredNo
        case .notificationStartBeforeCapability: .notificationStartBeforeCapability
        case .archiveTaskMismatch: .archiveTaskMismatch
        case .archiveServiceMismatch: .archiveServiceMismatch
        case .archiveContentShape: .archiveContentShape
        case .archiveVersionConflict: .archiveVersionConflict
        case .archiveInconclusive: .archiveInconclusive
        case .archiveChildProtectionUnknown: .archiveChildProtectionUnknown
        case .datesPileUp: .datesPileUp
        case .datesFirstOfMonth: .datesFirstOfMonth
        case .volumeOutOfRange: .volumeOutOfRange
        case .volumeChange: .volumeChange
        case .periodNoneEnded: .periodNoneEnded
        case .personMunicipalities: .personMunicipalities
        case .periodVanished: .periodVanished
        case .periodStartChanged: .periodStartChanged
        }
    }
}
