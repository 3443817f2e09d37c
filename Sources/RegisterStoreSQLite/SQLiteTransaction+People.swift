import CodeLists
import Foundation
import GRDB
import Localization
import RegisterStore

extension SQLiteTransaction {
    func account(id: String) throws -> Account? {
        try first("SELECT * FROM account WHERE id = ?", [id], account)
    }

    func account(email: String) throws -> Account? {
        try first("SELECT * FROM account WHERE email = ?", [email], account)
    }

    func accounts() throws -> [Account] {
        try all("SELECT * FROM account ORDER BY email", [], account)
    }

    func add(_ account: Account) throws {
        let (role, area) = stored(account.role)
        try change(
            "INSERT INTO account (id, email, name, role, area, language, passwordHash, createdAt) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                account.id, account.email, account.name, role, area, account.language.rawValue, account.passwordHash,
                account.createdAt.stored,
            ]
        ) { .emailTaken }
    }

    private func account(_ row: Row) throws -> Account {
        Account(
            id: row["id"], email: row["email"], name: row["name"], role: try role(row), language: try row.value("language"),
            passwordHash: row["passwordHash"], createdAt: row.instant("createdAt"))
    }

    private func role(_ row: Row) throws -> Role {
        let role: String = row["role"]
        switch role {
        case "county-contact": return .countyContact(try row.code("area"))
        case "county-management": return .countyManagement(try row.code("area"))
        case "register-officer": return .registerOfficer
        case "statistician": return .statistician
        default: throw StoredValueFault.unknownValue(column: "role")
        }
    }

    private func stored(_ role: Role) -> (role: String, area: String?) {
        switch role {
        case .countyContact(let area): ("county-contact", area.slug)
        case .countyManagement(let area): ("county-management", area.slug)
        case .registerOfficer: ("register-officer", nil)
        case .statistician: ("statistician", nil)
        // Refused by the table: the machine's operator has no account.
        case .machineOperator: ("machine-operator", nil)
        }
    }
}
