import CodeLists
import Localization

extension Measure {
    /// The name in a language: that of the code it counts by, else the catalogue's.
    public func name(_ language: Language) -> String {
        func entry<Value: Code>(_ codes: [Value], _ measures: [Measure]) -> CodeEntry? {
            measures.firstIndex(of: self).map { codes[$0].entry }
        }
        let entry =
            entry(DecisionType.all, Self.decisionTypes) ?? entry(DecisionOutcome.all, Self.decisionOutcomes)
            ?? entry(SocialService.all, Self.decisionServices) ?? entry(SocialService.all, Self.serviceKinds)
        guard let entry else { return Catalogue.pages.text("statistics.measure.\(rawValue)", language) }
        return LocalizedText(sv: entry.sv, fi: entry.fi, en: entry.en)[language]
    }

    /// The measures whose names are in the catalogue and in no code list.
    public static let named: [Measure] = allCases.filter { measure in
        !decisionTypes.contains(measure) && !decisionOutcomes.contains(measure) && !decisionServices.contains(measure)
            && !serviceKinds.contains(measure)
    }
}
