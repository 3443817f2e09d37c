import Delivery
import RegisterModel

/// `provenance.csv`: for each row of each block, by which way its input came (derivation page, section 8; delivery page, *A delivery*).
public enum ProvenanceFile {
    /// The name of the file.
    public static let name = "provenance.csv"
    /// The header with its line break.
    public static let header =
        "block,person_id,organiser,municipality,service_task,social_service,decision_id,start,source,imprecise\n"

    /// The order of one person's rows of one block by the columns up to the start, bytewise; zero if they agree in them.
    static func compare(_ a: some ReportedRow, _ b: some ReportedRow) -> Int {
        let text = RowText.shared
        let head = { (row: any ReportedRow) in
            (
                row.organiser, row.municipality, row.serviceTask.map { text.rank(ofTask: $0) } ?? -1,
                row.socialService.map { text.rank(ofService: $0) } ?? -1
            )
        }
        let (first, second) = (head(a), head(b))
        if first != second { return first < second ? -1 : 1 }
        if let one = a.decision, let other = b.decision {
            let order = one.compareText(with: other)
            if order != 0 { return order }
        }
        return Int(a.start ?? 0) - Int(b.start ?? 0)
    }

    /// Writes everything behind the person.
    static func write(_ row: some ReportedRow, _ sources: RowSources, isImprecise: Bool, with writer: inout RowWriter) {
        let text = RowText.shared
        writer.field(text.organisers[row.organiser])
        writer.field(text.municipalities[Int(row.municipality)])
        writer.field(row.serviceTask.map { text.serviceTasks[$0] } ?? [])
        writer.field(row.socialService.map { text.socialServices[$0] } ?? [])
        if let decision = row.decision { writer.field(quoting: decision.text) } else { writer.comma() }
        if let start = row.start { writer.field(day: start) } else { writer.comma() }
        writer.comma()
        writer.add(sources.text)
        writer.comma()
        if isImprecise { writer.add("yes") }
    }
}
