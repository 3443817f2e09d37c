import Foundation

/// Made-up extracts of every kind that fit together: people of the 900 series only, Helsinki.
enum Extracts {
    /// The kinds of extract: the option, and the file as it is usually called.
    static let kinds = [
        ("--matters", "matters.csv"), ("--child-protection", "child_protection.csv"), ("--decisions", "decisions.csv"),
        ("--services", "services.csv"),
    ]

    static let headers = [
        "matters.csv": Matters.header, "child_protection.csv": "person_id,organiser,municipality,started,ended",
        "decisions.csv":
            "person_id,organiser,municipality,decision_type,service_task,social_service,decision_id,decided,outcome,valid_from,valid_to",
        "services.csv": "person_id,organiser,municipality,service_task,social_service,unit,evidence,first_day,last_day",
        "units.csv": "unit,social_service",
    ]

    /// Sound rows of a file.
    static func rows(_ name: String) -> [String] {
        let client = { (person: Int) in "\(Matters.person(person)),90,091" }
        return switch name {
        case "matters.csv":
            [Matters.row(0, "A", "2022-11-01", "2023-01-15"), Matters.row(0, "B", "2023-01-15"), Matters.row(1, "C", "2023-02-01")]
        case "child_protection.csv":
            ["\(client(2)),2022-05-01,", "\(client(3)),2023-01-05,2023-04-20", "\(client(4)),2022-01-01,2022-02-01"]
        case "decisions.csv":
            [
                "\(client(0)),working-age-service-decision,,social-work,1,2023-01-10,positive,,",
                "\(client(1)),working-age-service-decision,working-age,home-service,2,2022-12-10,positive,2023-02-01,",
                "\(client(1)),disability-service-decision,,personal-assistance,\"3,b\",2022-06-01,negative,,",
            ]
        case "services.csv":
            [
                "\(client(0)),working-age,social-work,,valid-service,2022-10-01,2023-02-28",
                "\(client(1)),working-age,,North,unit-relationship,2023-03-01,",
            ]
        default: ["North,day-activities", "South,home-care"]
        }
    }

    /// The bytes of a file: its header, then rows.
    static func text(_ name: String, _ rows: [String]) -> String { ([headers[name] ?? ""] + rows).map { $0 + "\n" }.joined() }
}
