extension FormRule {
    /// P7. Two groups have the same system but different answers to 18, 21 or 24: the same software should be able to do the same.
    static let p7 = FormRule("P7", .warning, isBetweenGroups: true) { situation in
        let keys = [.retroactive, .childProtectionRetroactive] + situation.rowKeys("decisions")
        return .perOther(situation, first: .retroactive) { mine, other in
            guard let system = mine.systemName?.lowercased(), system == other.systemName?.lowercased() else { return nil }
            let both = keys.filter { mine[$0] != nil && other[$0] != nil }
            return both.isEmpty ? nil : both.contains { mine[$0] != other[$0] }
        }
    }
}
