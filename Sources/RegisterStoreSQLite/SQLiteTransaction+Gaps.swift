import CodeLists
import GRDB
import RegisterModel
import RegisterStore

extension SQLiteTransaction {
    func dataReminders(period: MonitoringPeriod) throws -> [DataReminder] {
        try all("SELECT * FROM dataReminder WHERE period = ? ORDER BY number", [period.description]) { row in
            DataReminder(
                period: period, area: try row.code("area"), accountID: row["accountId"], sentAt: row.instant("sentAt"),
                sentBy: row["sentBy"])
        }
    }

    func add(_ reminder: DataReminder) throws {
        try change(
            "INSERT INTO dataReminder (period, area, accountId, sentAt, sentBy) VALUES (?, ?, ?, ?, ?)",
            [reminder.period.description, reminder.area.slug, reminder.accountID, reminder.sentAt.stored, reminder.sentBy])
    }

    func ownCounts(period: MonitoringPeriod) throws -> [OwnCount] {
        try all("SELECT * FROM ownCount WHERE period = ? ORDER BY area, serviceTask", [period.description]) { row in
            OwnCount(
                period: period, area: try row.code("area"), serviceTask: try row.code("serviceTask"), clients: row["clients"],
                enteredAt: row.instant("enteredAt"), enteredBy: row["enteredBy"])
        }
    }

    func replaceOwnCounts(of area: Area, period: MonitoringPeriod, with counts: [OwnCount]) throws {
        try change("DELETE FROM ownCount WHERE period = ? AND area = ?", [period.description, area.slug])
        for count in counts {
            try change(
                "INSERT INTO ownCount (period, area, serviceTask, clients, enteredAt, enteredBy) VALUES (?, ?, ?, ?, ?, ?)",
                [period.description, area.slug, count.serviceTask.slug, count.clients, count.enteredAt.stored, count.enteredBy])
        }
    }
}
