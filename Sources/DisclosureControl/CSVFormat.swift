import CodeLists
import RegisterModel
import Statistics

extension ReleasedFigures {
    /// The table as CSV (disclosure page, section 8): one row for every cell, hidden and missing ones with an empty value and a status.
    ///
    /// UTF-8 without byte-order mark, commas, lines ended by LF. Codes only, so nothing needs quoting.
    public var csv: String {
        var text = "area_level,area,parent,service_task,age_group,quarter,measure,value,status\n"
        for cell in cells {
            let figure = self[cell]
            let fields = [
                cell.place.level.rawValue, cell.place.code, cell.place.parent?.code ?? "", cell.task?.slug ?? "total", cell.age.code,
                cell.quarter.description, cell.measure.rawValue, figure.value.map(String.init) ?? "", figure.status,
            ]
            text += fields.joined(separator: ",") + "\n"
        }
        return text
    }
}
