import CodeLists
import RegisterModel

/// A matter document's content (structure 1505.2).
struct MatterContent {
    static let structure = "1.2.246.537.6.1505.2.2022.6.28"

    var id: String
    var task: ServiceTask
    /// What stands for the day of opening; nil leaves it out.
    var opened: String?
    var closed: Day?

    func write(_ document: ArchiveDocument, to json: inout JSONWriter) {
        json.begin("content")
        json.begin("asia_asiakirja")
        json.unit("palvelunjarjestajan_toimintayksikko", document.organiser, 1)
        json.beginList("asiakas")
        for person in document.persons {
            json.begin()
            json.client(person)
            // Joining in the morning and leaving late in the evening, Finnish time in winter and in summer: the leaving day is the last one.
            if let joined = person.joined { json.add("asiaan_liittymishetki", "\(joined)T06:15:00Z") }
            if let left = person.left { json.add("asiasta_poistumishetki", "\(left)T20:30:00Z") }
            json.end()
        }
        json.endList()
        json.begin("asian_tiedot")
        json.begin("asiatunnus")
        json.add("value", id)
        json.end()
        json.code("nimi", list: "6.1265", "12", "Sosiaalihuollon asia")
        json.code("tila", list: "6.1501", closed == nil ? "1" : "2", closed == nil ? "Avoin" : "Päättynyt")
        if let opened { json.add("avauspaiva", opened) }
        json.add("paattymispaiva", closed)
        json.add("yhteinen_asia", document.persons.count > 1)
        json.task("palvelutehtava", task)
        json.end()
        if document.number % 4 == 0 {
            json.beginList("muut_asiaan_liittyvat_henkilot")
            json.begin()
            json.name(document.number)
            json.beginList("rooli")
            json.code(list: "6.1284", "12", "Vanhempi")
            json.endList()
            json.end()
            json.endList()
        }
        json.end()
        json.end()
    }
}
