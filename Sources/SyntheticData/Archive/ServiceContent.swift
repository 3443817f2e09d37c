import CodeLists
import RegisterModel

/// The content of an entry or another document about a service.
struct ServiceContent {
    /// The document types that are made.
    enum Shape: String, CaseIterable {
        case initiation = "19001"
        case start = "19002"
        case meeting = "19005"
        case cancelled = "19006"
        case end = "19012"
        case familyWorkPlan = "15014"
        case statement = "7009"

        /// The version of the structure.
        var version: String {
            switch self {
            case .initiation: "2023.10.30"
            case .start, .meeting, .end: "2022.1.10"
            case .cancelled: "2022.9.28"
            case .familyWorkPlan: "2023.9.27"
            case .statement: "2023.5.31"
            }
        }
        /// The object in which the content stands.
        var root: String {
            switch self {
            case .initiation: "merkinta_asian_vireilletulosta"
            case .start: "merkinta_sosiaalipalvelun_alkamisesta"
            case .meeting: "merkinta_tapaamisesta_tai_yhteydenotosta"
            case .cancelled: "merkinta_neuvottelun_tapaamisen_tai_yhteydenoton_peruuntumisesta"
            case .end: "merkinta_sosiaalipalvelun_paattymisesta"
            case .familyWorkPlan: "perhetyon_suunnitelma"
            case .statement: "sosiaalihuollon_lausunto"
            }
        }
        /// Whether the structure takes clients with temporary identifiers.
        var takesTemporary: Bool { self != .familyWorkPlan && self != .statement }
    }

    var shape: Shape
    var task: ServiceTask
    var service: SocialService
    /// The day of the entry; nil leaves it out where the structure allows.
    var day: String?

    func write(_ document: ArchiveDocument, to json: inout JSONWriter) {
        json.begin("content")
        json.begin(shape.root)
        json.clients(document)
        switch shape {
        case .initiation:
            json.beginList("palvelutehtava")
            json.task(nil, task)
            json.endList()
            if let day { json.add("vireilletulopaiva", day) }
        case .start, .end:
            json.task("palvelutehtava", task)
            json.service("sosiaalipalvelu", service)
            if let day { json.add(shape == .start ? "sosiaalipalvelun_alkamispaiva" : "sosiaalipalvelun_paattymispaiva", day) }
        case .meeting, .cancelled: entry(to: &json)
        case .familyWorkPlan:
            json.task("palvelutehtava", task)
            json.add("perhetyon_sisalto_ja_toteutus", "Perhetyön käynnit viikoittain. Tämä teksti on keksitty.")
        case .statement:
            json.task("palvelutehtava", task)
            json.service("sosiaalipalvelu", service)
            json.begin("lausunto")
            json.add("asiasisalto", "Lausunnon sisältö. Tämä teksti on keksitty.")
            json.end()
        }
        json.author("laatija", document, inList: !shape.takesTemporary)
        if shape == .statement { json.signature() }
        json.end()
        json.end()
    }

    /// The block of a journal entry on a meeting, held or cancelled.
    private func entry(to json: inout JSONWriter) {
        json.begin("asiakaskertomusmerkinta")
        json.task("palvelutehtava", task)
        json.beginList("sosiaalipalvelu")
        json.service(nil, service)
        json.endList()
        json.begin("tapahtuma")
        if shape == .meeting {
            if let day {
                json.begin("ajanjakso")
                json.add("alkamishetki", "\(day)T09:30:00+02:00")
                json.end()
            }
            json.add("kuvaus", "Tapaamisessa keskusteltiin arjen sujumisesta. Tämä teksti on keksitty.")
        } else {
            json.code("peruuntumisen_syy", list: "6.126", "Y30", "Asiakas perui")
        }
        json.end()
        json.end()
    }
}
