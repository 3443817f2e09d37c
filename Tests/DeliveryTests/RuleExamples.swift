import Delivery
import RegisterModel

/// For each rule on fields and records a row that passes it and one that fails it alone.
extension `Rules on rows` {
    static let examples: [Example] = [
        Example(rule: .personIdMissing, kind: .matters, passes: ["person_id": person], fails: ["person_id": " "]),
        Example(rule: .personIdShape, kind: .matters, passes: ["person_id": " \(person)"], fails: ["person_id": "060580*9071"]),
        Example(
            rule: .personIdShape, kind: .clientPeriods, passes: ["person_id": "1.2.246.10.1.22.2023|å1"], fails: ["person_id": "1.02.3|x"]),
        Example(rule: .personIdShape, kind: .matters, passes: ["person_id": "1.2|x"], fails: ["person_id": "1.2|"]),
        // Under the root of official codes there are no temporary identifiers.
        Example(rule: .personIdShape, kind: .matters, passes: ["person_id": "1.2.246.210|x"], fails: ["person_id": "1.2.246.21|x"]),
        Example(rule: .personIdDate, kind: .matters, passes: ["person_id": person], fails: ["person_id": "310280-9071"]),
        Example(rule: .personIdDate, kind: .clientPeriods, passes: [:], fails: ["person_id": "010423A9nnn"]),
        Example(rule: .personIdCheckCharacter, kind: .matters, passes: [:], fails: ["person_id": String(wrongCheck)]),
        Example(rule: .personIdBornAfter, kind: .matters, passes: ["opened": "1980-05-06"], fails: ["opened": "1980-05-05"]),
        Example(rule: .organiserUnknown, kind: .matters, passes: [:], fails: ["organiser": "91"]),
        Example(rule: .municipalityUnknown, kind: .matters, passes: [:], fails: ["municipality": "999"]),
        Example(
            rule: .municipalityOtherOrganiser, kind: .matters, passes: ["organiser": "08", "municipality": "837"],
            fails: ["municipality": "837"]),
        Example(rule: .municipalityWithheld, kind: .clientPeriods, passes: [:], fails: ["municipality": ""]),
        Example(rule: .serviceTaskUnknown, kind: .matters, passes: ["service_task": "10"], fails: ["service_task": "gardening"]),
        Example(rule: .serviceTaskOutOfScope, kind: .clientPeriods, passes: [:], fails: ["service_task": "family-law", "start": "x"]),
        Example(rule: .matterIdMissing, kind: .matters, passes: [:], fails: ["matter_id": ""]),
        Example(rule: .dateMissing, kind: .matters, passes: ["closed": ""], fails: ["opened": ""]),
        Example(rule: .dateShape, kind: .matters, passes: ["opened": "2020-02-29"], fails: ["opened": "2021-02-29"]),
        Example(rule: .dateShape, kind: .clientPeriods, passes: ["end": ""], fails: ["end": "3.2.2023"]),
        Example(rule: .dateRange, kind: .matters, passes: ["closed": "2099-12-31"], fails: ["closed": "2100-01-01"]),
        Example(rule: .periodEndBeforeStart, kind: .matters, passes: ["closed": "2023-01-02"], fails: ["closed": "2023-01-01"]),
        Example(rule: .matterLeftBeforeJoined, kind: .matters, passes: ["joined": "2023-02-03"], fails: ["joined": "2023-02-04"]),
        Example(
            rule: .periodOutsideMonitoringPeriod, kind: .clientPeriods, passes: ["start": "2022-01-01", "end": "2023-01-01"],
            fails: ["start": "2022-01-01", "end": "2022-12-31"]),
        Example(
            rule: .periodOutsideMonitoringPeriod, kind: .clientPeriods, passes: ["start": "2023-03-31", "end": ""],
            fails: ["start": "2023-04-01", "end": ""]),
        Example(rule: .periodEndAfterMonitoringPeriod, kind: .clientPeriods, passes: ["end": "2023-03-31"], fails: ["end": "2023-04-01"]),
        Example(
            rule: .ageImplausible, kind: .clientPeriods, passes: ["service_task": "older-people"],
            fails: ["service_task": "child-protection"]),
        Example(
            rule: .ageImplausible, kind: .clientPeriods, passes: ["service_task": "child-protection", "person_id": child],
            fails: ["service_task": "older-people", "person_id": child]),
        Example(rule: .personIdTestCode, kind: .matters, passes: ["person_id": "1.2.246|x"], fails: [:], use: .production),
        Example(rule: .personIdRealCode, kind: .matters, passes: [:], fails: ["person_id": "real"]),
        Example(rule: .personIdBornAfter, kind: .childProtection, passes: ["started": "2015-05-06"], fails: ["started": "2015-05-05"]),
        Example(rule: .periodEndBeforeStart, kind: .childProtection, passes: ["ended": ""], fails: ["ended": "2023-01-01"]),
        Example(rule: .dateMissing, kind: .receivedServices, passes: [:], fails: ["last_day": ""]),
        Example(rule: .organiserUnknown, kind: .childProtectionPeriods, passes: ["end": ""], fails: ["organiser": "22"]),
        Example(
            rule: .periodEndAfterMonitoringPeriod, kind: .childProtectionPeriods, passes: ["end": "2023-03-31"],
            fails: ["end": "2023-04-01"]),
        Example(
            rule: .ageImplausible, kind: .childProtectionPeriods, passes: [:], fails: ["person_id": person]),
        Example(
            rule: .ageImplausible, kind: .receivedServices, passes: ["service_task": "older-people"],
            fails: ["service_task": "child-protection"]),
    ]

    /// Decisions, in the extract and in the block.
    static let decisionExamples: [Example] =
        [TableKind.decisions, .serviceDecisions].flatMap { kind in
            [
                Example(rule: .decisionTypeUnknown, kind: kind, passes: ["decision_type": "11052"], fails: ["decision_type": "11051"]),
                // An unknown type fills no task, and only the type is named.
                Example(
                    rule: .decisionTypeUnknown, kind: kind, passes: ["service_task": ""], fails: ["decision_type": "", "service_task": ""]),
                Example(rule: .outcomeUnknown, kind: kind, passes: ["outcome": "partly-positive"], fails: ["outcome": "granted"]),
                Example(rule: .decisionIdMissing, kind: kind, passes: [:], fails: ["decision_id": ""]),
                Example(rule: .socialServiceUnknown, kind: kind, passes: ["social_service": "46"], fails: ["social_service": "gardening"]),
                Example(
                    rule: .serviceTaskUnknown, kind: kind, passes: ["decision_type": "aftercare-decision"],
                    fails: ["decision_type": "aftercare-decision", "service_task": ""]),
                Example(
                    rule: .serviceTaskOutOfScope, kind: kind, passes: ["service_task": ""],
                    fails: ["service_task": "family-law", "decided": ""]),
                Example(rule: .personIdBornAfter, kind: kind, passes: [:], fails: ["decided": "1980-05-05", "picks": "in-force"]),
                Example(
                    rule: .decisionValidToBeforeFrom, kind: kind, passes: ["valid_from": "2022-12-31"],
                    fails: ["valid_from": "2023-12-31", "valid_to": "2023-12-30"]),
                // Without a first day the validity begins on the day of the decision.
                Example(
                    rule: .decisionValidToBeforeFrom, kind: kind, passes: ["valid_from": ""],
                    fails: ["valid_from": "", "valid_to": "2023-01-01"]),
                Example(rule: .decisionTaskMismatch, kind: kind, passes: ["service_task": ""], fails: ["service_task": "older-people"]),
                Example(
                    rule: .decisionTaskMismatch, kind: kind,
                    passes: ["decision_type": "supplementary-income-support-decision", "social_service": ""],
                    fails: ["decision_type": "supplementary-income-support-decision"]),
                Example(rule: .decisionServiceMissing, kind: kind, passes: [:], fails: ["social_service": ""]),
            ]
        } + [
            Example(rule: .decisionPicksMismatch, kind: .serviceDecisions, passes: [:], fails: ["picks": "in-force"]),
            Example(
                rule: .decisionPicksMismatch, kind: .serviceDecisions, passes: ["valid_to": "2023-03-31", "picks": "ended+made"],
                fails: ["valid_to": "2023-03-31"]),
            Example(
                rule: .decisionPicksMismatch, kind: .serviceDecisions, passes: ["outcome": "negative", "picks": "negative"],
                fails: ["outcome": "negative"]),
            // A decision in no pick is not reported.
            Example(
                rule: .decisionPicksMismatch, kind: .serviceDecisions, passes: [:],
                fails: ["decided": "2023-04-01", "valid_from": "", "picks": ""]),
            Example(
                rule: .ageImplausible, kind: .serviceDecisions, passes: [:],
                fails: ["decision_type": "child-protection-decision", "service_task": ""]),
        ]

    /// Services and units.
    static let serviceExamples: [Example] = [
        Example(rule: .serviceTaskUnknown, kind: .services, passes: [:], fails: ["service_task": ""]),
        Example(rule: .socialServiceUnknown, kind: .services, passes: ["social_service": "46"], fails: ["social_service": ""]),
        // Only a unit relationship asks the unit.
        Example(
            rule: .socialServiceUnknown, kind: .services, passes: ["social_service": "", "unit": "U1", "evidence": "unit-relationship"],
            fails: ["social_service": "", "unit": "U1"]),
        Example(rule: .evidenceUnknown, kind: .services, passes: ["evidence": "health-system"], fails: ["evidence": "decision"]),
        Example(
            rule: .evidenceUnknown, kind: .services, passes: ["evidence": "operations-system"], fails: ["evidence": "other+valid-service"]),
        Example(
            rule: .evidenceUnknown, kind: .receivedServices, passes: ["evidence": "delivery-document"], fails: ["evidence": "decision+"]),
        Example(
            rule: .unitUnknown, kind: .services, passes: ["unit": "U3", "evidence": "unit-relationship"],
            fails: ["social_service": "", "unit": "U3", "evidence": "unit-relationship"]),
        Example(
            rule: .unitAmbiguous, kind: .services, passes: ["social_service": "", "unit": "U1", "evidence": "unit-relationship"],
            fails: ["social_service": "", "unit": "U2", "evidence": "unit-relationship"]),
        Example(rule: .unitUnknown, kind: .units, passes: [:], fails: ["unit": ""]),
        Example(rule: .socialServiceUnknown, kind: .units, passes: ["social_service": "income-support"], fails: ["social_service": ""]),
        Example(rule: .serviceLastBeforeFirst, kind: .services, passes: ["last_day": "2023-01-02"], fails: ["last_day": "2023-01-01"]),
        Example(rule: .serviceLastBeforeFirst, kind: .receivedServices, passes: [:], fails: ["last_day": "2023-01-01"]),
        Example(
            rule: .periodOutsideMonitoringPeriod, kind: .receivedServices, passes: [:],
            fails: ["first_day": "2023-04-01", "last_day": "2023-04-02"]),
        Example(rule: .personIdBornAfter, kind: .services, passes: ["first_day": "1980-05-06"], fails: ["first_day": "1980-05-05"]),
    ]
}
