import Foundation
import RegisterModel

/// Made-up matters for the command tests: people of the 900 series only.
enum Matters {
    static let header = "person_id,organiser,municipality,service_task,matter_id,opened,closed"

    /// The identity code of a made-up person, by number from 0.
    static func person(_ number: Int) -> String {
        // 100 numbers for each day from 1950 on.
        let birth = Day(number: Int32(-7305 + number / 100))
        return IdentityCode(birthDay: birth, sign: "-", individualNumber: 900 + number % 100)?.text ?? ""
    }

    /// One row. Helsinki, services for older people, unless told otherwise.
    static func row(
        _ person: Int, _ matter: String, _ opened: String, _ closed: String = "", organiser: String = "90", municipality: String = "091",
        task: String = "working-age"
    ) -> String {
        [Self.person(person), organiser, municipality, task, matter, opened, closed].joined(separator: ",")
    }

    /// A sound file of so many rows: each person has up to four matters that touch, overlap or lie apart.
    static func file(rows: Int) -> String {
        var text = header + "\n"
        text.reserveCapacity(rows * 70)
        for number in 0..<rows {
            let opened = Day(number: Int32(19_000 + number * 7 % 400))
            let closed = number % 3 == 0 ? "" : opened.adding(number * 13 % 90).description
            text += row(number / 4, "M\(number)", opened.description, closed) + "\n"
        }
        return text
    }
}
