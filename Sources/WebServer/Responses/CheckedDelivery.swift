import Operations

/// A delivery and how far it has come, as the operations tell it; pages have a status of the same name.
typealias CheckedDelivery = DeliveryStatus
