extension Rule {
    /// `file.header`: the header row lacks a needed column, or cannot be read. Source: delivery page, *Rules*.
    static let fileHeader = Rule(
        .fileHeader, "file.header", .error, .file,
        passes: "person_id,organiser,municipality,service_task,start,end",
        fails: "person_id,organiser,start,end")
}
