import CodeLists
import RegisterModel

/// A structured decision's content.
struct DecisionContent {
    /// A structure of a decision type.
    struct Structure {
        /// The object in which the content stands.
        let root: String
        /// The version of the structure.
        let version: String
        /// Whether the decision's fields stand in a block of their own.
        let hasBlock: Bool
        /// Whether it takes clients with temporary identifiers.
        let takesTemporary: Bool
    }

    /// The structures by national document type.
    static let structures: [String: Structure] = [
        "11000": Structure(root: "iakkaiden_palvelupaatos", version: "2023.9.8", hasBlock: true, takesTemporary: true),
        "11001": Structure(root: "lapsiperheiden_palvelupaatos", version: "2023.9.8", hasBlock: true, takesTemporary: true),
        "11002": Structure(root: "lastensuojelun_palvelu__tai_tukitoimipaatos", version: "2023.9.8", hasBlock: true, takesTemporary: false),
        "11003": Structure(
            root: "paatos_paihde__ja_riippuvuustyon_erityisesta_palvelusta", version: "2024.3.1", hasBlock: true, takesTemporary: true),
        "11047": Structure(
            root: "paatos_taydentavasta_tai_ehkaisevasta_toimeentulotuesta", version: "2023.9.27", hasBlock: false, takesTemporary: true),
        "11052": Structure(root: "tyoikaisten_palvelupaatos", version: "2023.9.8", hasBlock: true, takesTemporary: true),
        "11053": Structure(root: "vammaispalvelupaatos", version: "2024.11.5", hasBlock: true, takesTemporary: false),
        "11059": Structure(
            root: "lastensuojelun_jalkihuollon_palvelu__tai_tukitoimipaatos", version: "2024.9.30", hasBlock: false, takesTemporary: false),
    ]

    var id: String
    var type: String
    var task: ServiceTask
    var service: SocialService
    /// The national code of the outcome.
    var outcome: String
    var decided: String?
    var from: Day?
    var to: Day?

    func write(_ document: ArchiveDocument, to json: inout JSONWriter) {
        guard let structure = Self.structures[type] else { return json.add("content", orNull: nil) }
        json.begin("content")
        json.begin(structure.root)
        json.clients(document)
        if structure.hasBlock { json.begin("paatos") }
        fields(structure, document, to: &json)
        if structure.hasBlock { json.end() }
        json.signature()
        json.end()
        json.end()
    }

    private func fields(_ structure: Structure, _ document: ArchiveDocument, to json: inout JSONWriter) {
        json.begin("paatostunnus")
        json.add("value", id)
        json.end()
        if let decided { json.add("paatospaivamaara", decided) }
        json.code("ratkaisun_laji", list: "6.1248", outcome, outcome == "2" ? "Kielteinen ratkaisu" : "Myönteinen ratkaisu")
        if type != "11047" {
            json.begin("sosiaalipalvelu_jota_paatos_koskee")
            if type == "11059" { json.task("palvelutehtava", task) }
            json.service("sosiaalipalvelu", service)
            if service.slug == "home-care" || service.slug == "home-service" {
                json.add("palvelun_maara_tunteina", 1 + document.number % 60)
            }
            json.end()
        }
        json.add("ratkaisu_ja_perustelut", "Ratkaisu perustuu palvelutarpeen arvioon. Tämä teksti on keksitty.")
        let law = structure.hasBlock ? "ratkaisun_lakiperuste" : "lainkohdat_joihin_ratkaisu_perustuu"
        json.add(law, "Sosiaalihuoltolaki (1301/2014)")
        json.begin("paatoksen_voimassaolo")
        json.add("alkamispaiva", from)
        json.add("paattymispaiva", to)
        json.end()
        json.author("paatoksentekija", document)
        json.beginList("lisatietojen_antaja")
        json.begin()
        json.name(document.number % 700)
        json.begin("yhteystiedot")
        json.begin("postiosoite")
        json.add("lahiosoite", "Testikatu 1")
        json.add("postinumero", "00999")
        json.add("postitoimipaikka", "Testilä")
        json.end()
        json.add("puhelinnumero", "000 0000000")
        json.end()
        json.end()
        json.endList()
    }
}
