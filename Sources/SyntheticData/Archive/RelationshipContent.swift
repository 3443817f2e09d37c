import CodeLists
import RegisterModel

/// A client-relationship document's content (structure 1505.1).
struct RelationshipContent {
    static let structure = "1.2.246.537.6.1505.1.2023.6.1"
    /// A structure from before 10.1.2022, which has no fields of child protection.
    static let oldStructure = "1.2.246.537.6.1505.1.2019.5.1"

    /// A unit that gives a service.
    struct Producer {
        var task: ServiceTask
        var service: SocialService
        var start: Day
        var end: Day?
        /// Whether a subcontractor gives it.
        var isSubcontractor: Bool
    }

    var start: Day
    var isOld = false
    var hasChildProtectionFields = true
    var childProtection: Period?
    var producers: [Producer] = []

    func write(_ document: ArchiveDocument, to json: inout JSONWriter) {
        json.begin("content")
        json.begin("asiakkuusasiakirja")
        json.begin("asiakas")
        json.client(document.persons[0])
        json.code("asiointikieli", list: "5.40175", "FI", "Suomi")
        if let municipality = document.municipality {
            json.begin("kotikunta")
            json.code("kunta", list: "6.21", municipality, "Kotikunta")
            json.end()
        }
        json.add("turvakielto", document.municipality == nil)
        json.begin("yhteystiedot")
        json.beginList("osoite")
        json.begin()
        json.add("lahiosoite", "Testikatu \(document.number % 90 + 1)")
        json.add("postinumero", "00999")
        json.add("postitoimipaikka", "Testilä")
        json.end()
        json.endList()
        json.add("puhelinnumero", "000 0000000")
        json.end()
        json.end()
        if document.number % 3 == 0 { related(document, to: &json) }
        json.begin("sosiaalihuollon_asiakkuus")
        json.add("vanha_asiakkuus", isOld)
        json.add("asiakkuuden_alkamispvm", start)
        json.end()
        json.unit("palvelunjarjestajan_toimintayksikko", document.organiser, 1)
        if !producers.isEmpty { tasks(document, to: &json) }
        if hasChildProtectionFields, let childProtection {
            json.begin("lastensuojelun_asiakkuus")
            json.add("lastensuojelun_asiakkuuden_alkamispvm", childProtection.start)
            json.add("lastensuojelun_asiakkuuden_paattymispvm", childProtection.end)
            json.end()
        }
        json.end()
        json.end()
    }

    /// Somebody close to the client, whom a register must never hold.
    private func related(_ document: ArchiveDocument, to json: inout JSONWriter) {
        json.beginList("asiakkaaseen_liittyvat_henkilot")
        json.begin()
        json.name(document.number + 1)
        json.add("tehtavanimike", "läheinen")
        json.add("roolin_kuvaus", "Asiakkaan läheinen, joka auttaa arjessa.")
        json.add("yhteyshenkilo", true)
        json.end()
        json.endList()
    }

    private func tasks(_ document: ArchiveDocument, to json: inout JSONWriter) {
        json.beginList("sosiaalihuollon_palvelutehtava")
        for producer in producers {
            json.begin()
            json.task("palvelutehtava", producer.task)
            json.beginList("palveluntuottaja")
            json.begin()
            if !producer.isSubcontractor { services(producer, to: &json) }
            json.unit("palveluyksikon_nimi", document.organiser, producer.service.index + 1)
            json.add("asiakkuuden_alkamispvm", producer.start)
            json.add("asiakkuuden_paattymispvm", producer.end)
            if producer.isSubcontractor {
                json.beginList("palveluntoteuttaja")
                json.begin()
                services(producer, to: &json)
                json.unit("palveluyksikon_nimi", document.organiser, producer.service.index + 101)
                json.add("asiakkuuden_alkamispvm", producer.start)
                json.add("asiakkuuden_paattymispvm", producer.end)
                json.end()
                json.endList()
            }
            json.end()
            json.endList()
            json.end()
        }
        json.endList()
    }

    private func services(_ producer: Producer, to json: inout JSONWriter) {
        json.beginList("sosiaalipalvelu")
        json.service(nil, producer.service)
        json.endList()
    }
}
