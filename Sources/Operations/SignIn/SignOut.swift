import RegisterStore

extension Operations {
    /// Ends a session. A token that is none is no error.
    public func signOut(token: String) async throws {
        let hash = tokenHash(token)
        try await store.write { transaction in
            guard let session = try transaction.session(tokenHash: hash), let account = try transaction.account(id: session.accountID)
            else { return }
            try transaction.removeSession(tokenHash: hash)
            try audit(.signOut, account.id, area: account.role.area, by: account.id, in: transaction)
        }
    }
}
