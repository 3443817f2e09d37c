/// The published test codes of Finnish identity codes: the only place in the project where a code outside the 900 series may stand.
///
/// All are textbook or test codes published by the population register, by the national archive and by the standards body HL7 Finland.
enum IdentityCodeVectors {
    /// Sound codes.
    static let valid = [
        "010181-900C", "131052-308T", "010594Y9032", "010594Y9021", "020594X903P", "020594X902N", "030594W903B", "030694W9024",
        "040594V9030", "040594V902Y", "050594U903M", "050594U902L", "010516B903X", "010516B902W", "020516C903K", "020516C902J",
        "030516D9037", "030516D9026", "010501E9032", "020502E902X", "020503F9037", "020504A902E", "020504B904H", "100190-999P",
        "100190Y999P",
    ]

    /// Codes that are none, each with the first fault in the order of the rules.
    static let faulty: [(code: String, fault: String, why: String)] = [
        ("", "shape", "nothing at all"),
        ("010181-900", "shape", "ten characters"),
        ("010181-900CC", "shape", "twelve characters"),
        ("010181-900c", "checkCharacter", "a lower-case check character"),
        ("01O181-900C", "shape", "a letter among the digits of the date"),
        ("010181-9O0C", "shape", "a letter among the digits of the number"),
        ("010181/900C", "shape", "a sign outside the table"),
        ("010181Z900C", "shape", "a letter that is no sign"),
        ("010181G900C", "shape", "the letter after the last sign of the 2000s"),
        ("010181T900C", "shape", "the letter before the first sign of the 1900s"),
        ("010181a900C", "shape", "a lower-case sign"),
        ("010181-000A", "shape", "individual number 000"),
        ("010181-001B", "shape", "individual number 001"),
        ("310281-900C", "date", "31 February"),
        ("000181-900C", "date", "day 00"),
        ("010081-900C", "date", "month 00"),
        ("011381-900C", "date", "month 13"),
        ("290200-900C", "date", "29.2.1900, which was no leap year"),
        ("310281-0000", "date", "31 February, found before individual number 000"),
        ("010181-900D", "checkCharacter", "the next check character"),
        ("010190-999K", "checkCharacter", "printed as an example by a pension insurer; the check character should be W"),
        ("010190Y999K", "checkCharacter", "the same with the newer sign"),
    ]
}
