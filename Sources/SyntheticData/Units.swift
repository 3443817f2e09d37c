import CodeLists

/// The units of an organiser: one for each service, and one that gives two and so proves neither.
enum Units {
    /// The unit of a service.
    static func unit(of organiser: Area, giving service: SocialService) -> String {
        "\(Registrar.root(of: organiser)).10.\(service.index + 1)"
    }

    /// The unit that gives two services; sound rows never name it.
    static func ambiguous(of organiser: Area) -> String { "\(Registrar.root(of: organiser)).10.900" }

    /// The rows of `units.csv` for an organiser.
    static func rows(of organiser: Area) -> [(unit: String, service: SocialService)] {
        SocialService.all.map { (unit(of: organiser, giving: $0), $0) } + SocialService.all.prefix(2).map { (ambiguous(of: organiser), $0) }
    }
}
