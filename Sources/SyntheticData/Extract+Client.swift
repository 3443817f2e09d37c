import CodeLists
import RegisterModel

extension Extract {
    /// Writes all rows of a client.
    mutating func add(_ client: Client) {
        totals.clients += 1
        written.removeAll(keepingCapacity: true)
        story = ClientStory()
        if client.municipality == nil { totals.withheld += 1 }
        if client.code == nil { totals.temporary += 1 }
        for (place, task) in client.tasks.enumerated() {
            let earliest = firstDay(of: client, in: task)
            let history = MatterHistory(period: order.period, earliest: earliest)
            for matter in history.matters(current: random.chance(place == 0 ? 930 : 750), &random) {
                add(matter, task: task, of: client)
            }
            if isFamily(task), random.chance(25) { addFamilyLaw(of: client, history) }
        }
        tellRelationship(of: client)
        if client.tasks.contains(where: isFamily) { sibling = client }
    }

    private func isFamily(_ task: ServiceTask) -> Bool { task == shape.families || task == shape.childProtection }

    /// The first day on which a client can have had a matter in a task, but not before 1990.
    private func firstDay(of client: Client, in task: ServiceTask) -> Day {
        let (year, month, day) = client.birth.civil
        let years = shape.youngest(in: task)
        let birthday = Day(year: year + years, month: month, day: day) ?? client.birth.adding(years * 366)
        return min(max(birthday, Day(number: 7_305)), order.period.end)
    }

    /// The municipality that a row of a client gives: the home, or now and then another one that the order takes in.
    private mutating func municipality(of client: Client) -> Municipality? {
        guard let home = client.municipality, random.chance(30) else { return client.municipality }
        let others = order.municipalities(of: client.organiser)
        return others.isEmpty ? home : others[random.below(others.count)]
    }

    private mutating func add(_ matter: Period, task: ServiceTask, of client: Client) {
        issued.serial += 1
        let id = issued.serial
        let year = matter.start.civil.year
        let municipality = municipality(of: client)
        let other = isFamily(task) && random.chance(300) ? companion(of: client, in: matter, task) : nil
        let end = matter.end ?? order.period.end
        // A client who joined a joint matter late or left it early; the other one was there all the time.
        let long = Int(end.number - matter.start.number) > 60
        let joined = other != nil && long && random.chance(300) ? matter.start.adding(10 + random.below(20)) : nil
        let left = other != nil && long && random.chance(200) ? end.adding(-random.below(20)) : nil
        for (person, home, joined, left) in [(client, municipality, joined, left)] + (other.map { [($0, $0.municipality, nil, nil)] } ?? [])
        {
            let facts = RowFacts(
                code: person.code, organiser: client.organiser, start: matter.start, shared: other != nil, periodEnd: order.period.end)
            row(.matters, facts) { writer in
                writer.add(person, livingIn: home)
                writer.add(SlugBytes.tasks[task.index])
                writer.add(root: SlugBytes.roots[client.organiser.index], year, id)
                writer.add(matter.start)
                writer.add(matter.end)
                writer.add(joined)
                writer.add(left)
            }
        }
        tell(
            matter: matter, id: "\(Registrar.root(of: client.organiser)).11.\(year).\(id)", task: task,
            of: [(client, joined, left)] + (other.map { [($0, nil, nil)] } ?? []), municipality)
        story.firstDay = min(story.firstDay ?? matter.start, matter.start)
        let attended = Period(start: joined ?? matter.start, end: left ?? matter.end)
        if task == shape.childProtection, client.age < 18, matter.start <= order.period.end, random.chance(850) {
            addChildProtection(attended, of: client, municipality)
        }
        addDecisions(in: attended, task: task, of: client, municipality)
        addServices(in: attended, task: task, of: client, municipality)
    }

    /// Somebody to share a joint matter with: born by then, and met in the same task.
    private func companion(of client: Client, in matter: Period, _ task: ServiceTask) -> Client? {
        guard let sibling, sibling.birth <= matter.start, sibling.tasks.contains(task) else { return nil }
        return sibling
    }

    private mutating func addFamilyLaw(of client: Client, _ history: MatterHistory) {
        guard let matter = history.matters(current: true, &random).first else { return }
        issued.serial += 1
        let id = issued.serial
        totals.familyLawRows += 1
        let familyLaw = shape.familyLaw
        // Family law is left out before any rule looks, so a broken row would never be named: these stay whole.
        wholeRow(.matters) { writer in
            writer.add(client, livingIn: client.municipality)
            writer.add(SlugBytes.tasks[familyLaw.index])
            writer.add(root: SlugBytes.roots[client.organiser.index], matter.start.civil.year, id)
            writer.add(matter.start)
            writer.add(matter.end)
            writer.add(nil as Day?)
            writer.add(nil as Day?)
        }
        let number = "\(Registrar.root(of: client.organiser)).11.\(matter.start.civil.year).\(id)"
        tell(matter: matter, id: number, task: familyLaw, of: [(client, nil, nil)], client.municipality)
    }

    private mutating func addChildProtection(_ matter: Period, of client: Client, _ municipality: Municipality?) {
        let room = Int((matter.end ?? order.period.end).number - matter.start.number)
        let started = matter.start.adding(random.below(min(room, 20) + 1))
        guard written.insert(RowKey(file: .childProtection, task: nil, service: nil, day: started)).inserted else { return }
        let facts = RowFacts(code: client.code, organiser: client.organiser, start: started, shared: false, periodEnd: order.period.end)
        story.childProtection.append(Period(start: started, end: matter.end))
        row(.childProtection, facts) { writer in
            writer.add(client, livingIn: municipality)
            writer.add(started)
            writer.add(matter.end)
        }
    }
}

/// What a sound row of a file without an id is known by, within one client.
struct RowKey: Hashable {
    let file: ExtractFile
    let task: ServiceTask?
    let service: SocialService?
    let day: Day
}

extension RowWriter {
    /// Adds the three columns that each row begins with.
    mutating func add(_ client: Client, livingIn municipality: Municipality?) {
        add(client.id)
        add(SlugBytes.areas[client.organiser.index])
        add(municipality.map { SlugBytes.municipalities[$0.index] } ?? [])
    }
}

/// The slugs of the code lists as bytes, so that no text is made for a row.
enum SlugBytes {
    static let areas = Area.all.map { Array($0.slug.utf8) }
    static let municipalities = Municipality.all.map { Array($0.slug.utf8) }
    static let tasks = ServiceTask.all.map { Array($0.slug.utf8) }
    static let services = SocialService.all.map { Array($0.slug.utf8) }
    static let types = DecisionType.all.map { Array($0.slug.utf8) }
    static let outcomes = DecisionOutcome.all.map { Array($0.slug.utf8) }
    /// The roots under which organisers number their documents; node class 11 is a document.
    static let roots = Area.all.map { Array("\(Registrar.root(of: $0)).11.".utf8) }
}
