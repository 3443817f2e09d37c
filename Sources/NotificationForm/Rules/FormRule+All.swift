extension FormRule {
    /// Every rule, in the order of the specification.
    public static let all: [FormRule] = [
        .m1, .m2, .m3, .m4, .m17, .m23, .m30, .m,
        .e,
        .c1, .c2, .c3, .c4, .c5, .c6, .c7, .c8, .c9, .c10, .c11, .c12, .c13, .c14, .c15, .c16, .c17, .c18, .c19, .c20, .c21, .c22, .c23,
        .c24, .c25,
        .p1, .p2, .p3, .p4, .p5, .p6, .p7,
    ]

    /// The rule with an id; nil if there is none.
    public static func rule(_ id: String) -> FormRule? { all.first { $0.id == id } }
}
