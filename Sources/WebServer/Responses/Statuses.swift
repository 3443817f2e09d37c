import CodeLists
import Localization
import RegisterStore
import WebPages

extension NotificationStatus {
    /// Where a notification stands, as pages tell it; a group whose notification nobody has opened has a draft without answers.
    init(_ state: NotificationState?, isLate: Bool) {
        switch state {
        case nil, .draft, .withdrawn: self = .draft
        case .submitted: self = isLate ? .late : .submitted
        case .returned: self = .returned
        case .accepted: self = .accepted
        case .amending: self = .amending
        }
    }
}

extension DeliveryStatus {
    /// Where a delivery stands, as pages tell it.
    init(_ state: DeliveryState, job: Job?, isReplaced: Bool) {
        switch state {
        case .uploading: self = .uploading
        case .checking:
            switch job?.state {
            case .running: self = .checking
            case .failed: self = .failed
            case nil, .waiting, .done: self = .waiting
            }
        case .accepted: self = isReplaced ? .replaced : .accepted
        case .returned: self = .refused
        case .unreadable: self = .unreadable
        case .failed: self = .failed
        case .withdrawn: self = .withdrawn
        }
    }
}

extension CodeEntry {
    /// The name in a language.
    func name(_ language: Language) -> String { LocalizedText(sv: sv, fi: fi, en: en)[language] }
}
