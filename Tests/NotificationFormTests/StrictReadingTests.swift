import Foundation
import Testing

@testable import NotificationForm

/// A small definition and what is wrong with it after one change.
@Suite struct StrictReadingTests {
    static let sound = #"""
        {
          "id": "form", "version": 1, "title": {"sv": "a", "fi": "b", "en": "c"},
          "branches": [{"name": "open", "when": {"answer": "first", "in": ["yes"]}}],
          "sections": [
            {"id": "I", "title": {"sv": "a", "fi": "b", "en": "c"}, "questions": [
              {"id": "first", "number": 1, "topic": "group", "type": "single", "text": {"sv": "a", "fi": "b", "en": "c"},
               "short": {"sv": "a", "fi": "b", "en": "c"}, "levels": [{"level": "system"}],
               "options": [{"code": "yes", "text": {"sv": "a", "fi": "b", "en": "c"}}]},
              {"id": "second", "number": 2, "topic": "group", "type": "text", "text": {"sv": "a", "fi": "b", "en": "c"},
               "short": {"sv": "a", "fi": "b", "en": "c"}, "levels": [{"level": "optional"}], "branch": "open"}
            ]}
          ]
        }
        """#

    private func fault(_ old: String, _ new: String) -> DefinitionFault? {
        let text = Self.sound.replacing(old, with: new, maxReplacements: 1)
        #expect(text != Self.sound, "the change must change something")
        do throws(DefinitionFault) {
            _ = try FormDefinition(json: Data(text.utf8))
            return nil
        } catch {
            return error
        }
    }

    @Test func `a sound definition is read`() throws {
        let form = try FormDefinition(json: Data(Self.sound.utf8))
        #expect(form.questions.map(\.id) == ["first", "second"])
    }

    @Test func `a key that nobody reads is refused`() {
        #expect(
            fault(#""type": "text""#, #""type": "text", "hint": "x""#)
                == DefinitionFault(path: "sections[0].questions[1]", reason: .unknownKey("hint")))
    }

    @Test func `a text without one of its languages is refused`() {
        #expect(
            fault(#""code": "yes", "text": {"sv": "a", "fi": "b", "en": "c"}"#, #""code": "yes", "text": {"sv": "a", "en": "c"}"#)
                == DefinitionFault(path: "sections[0].questions[0].options[0].text", reason: .missing("fi")))
    }

    @Test func `an empty text is refused`() {
        #expect(fault(#""title": {"sv": "a""#, #""title": {"sv": """#) == DefinitionFault(path: "title", reason: .emptyText("sv")))
    }

    @Test func `an id used twice is refused`() {
        #expect(fault(#""id": "second""#, #""id": "first""#)?.reason == .duplicate("first"))
    }

    @Test func `a code used twice in a question is refused`() {
        #expect(
            fault(
                #""options": [{"code": "yes""#, #""options": [{"code": "yes", "text": {"sv": "a", "fi": "b", "en": "c"}}, {"code": "yes""#)
                == DefinitionFault(path: "sections[0].questions[0].options", reason: .duplicate("yes")))
    }

    @Test func `a branch about an unknown question is refused`() {
        #expect(
            fault(#""answer": "first""#, #""answer": "third""#) == DefinitionFault(path: "branches.open", reason: .unknownName("third")))
    }

    @Test func `a question in an unknown branch is refused`() {
        #expect(
            fault(#""branch": "open""#, #""branch": "shut""#) == DefinitionFault(path: "questions.second", reason: .unknownName("shut")))
    }

    @Test func `a branch that asks a later question is refused`() {
        #expect(
            fault(#""answer": "first""#, #""answer": "second""#)
                == DefinitionFault(path: "questions.second", reason: .unknownName("open asks second")))
    }

    @Test func `an unknown type, topic or level is refused`() {
        #expect(fault(#""type": "text""#, #""type": "slider""#)?.reason == .unknownName("slider"))
        #expect(fault(#""topic": "group""#, #""topic": "weather""#)?.reason == .unknownName("weather"))
        #expect(fault(#""level": "system""#, #""level": "nice""#)?.reason == .unknownName("nice"))
    }

    @Test func `a choice without options is refused`() {
        #expect(fault(#""type": "text""#, #""type": "multi""#)?.reason == .unfitting("a choice needs options"))
    }

    @Test func `what is no JSON is refused`() {
        #expect(fault("{", "<") == DefinitionFault(path: "", reason: .notJSON))
    }
}
