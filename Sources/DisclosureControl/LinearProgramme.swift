import CClp

/// A linear programme held by Clp: the greatest value of an objective over columns within bounds and rows within bounds.
///
/// The only place that knows the solver. Its answers are floating-point numbers and are trusted by nobody: see `Verifier`.
struct LinearProgramme: ~Copyable {
    /// One entry of the matrix.
    struct Entry {
        let row: Int
        let factor: Double
    }

    /// What a solution is.
    enum Outcome {
        case optimal(columns: [Double])
        case infeasible
        /// Unbounded, or given up by the solver.
        case other
    }

    private let model: OpaquePointer
    private let columnCount: Int
    private let start: [UInt8]

    /// Loads a programme. Rows are at most `rowUpper` and at least `rowLower`; columns at least 0 and at most `columnUpper`.
    init(columns: [[Entry]], columnUpper: [Double], rowLower: [Double], rowUpper: [Double]) {
        guard let model = Clp_newModel().map({ OpaquePointer($0) }) else { preconditionFailure("Clp gave no model: out of memory.") }
        self.model = model
        columnCount = columns.count
        var starts: [CoinBigIndex] = [0]
        var rows: [Int32] = []
        var factors: [Double] = []
        for column in columns {
            for entry in column {
                rows.append(Int32(entry.row))
                factors.append(entry.factor)
            }
            starts.append(CoinBigIndex(rows.count))
        }
        let zeros = [Double](repeating: 0, count: columns.count)
        let pointer = UnsafeMutableRawPointer(model)
        Clp_setLogLevel(pointer, 0)
        Clp_loadProblem(
            pointer, Int32(columns.count), Int32(rowLower.count), starts, rows, factors, zeros, columnUpper, zeros, rowLower, rowUpper)
        Clp_setObjSense(pointer, -1)
        // Ones and minus ones need no scaling, and perturbing them would only make equal programmes differ.
        Clp_scaling(pointer, 0)
        Clp_setPerturbation(pointer, 100)
        start = [UInt8](repeating: 3, count: columns.count) + [UInt8](repeating: 1, count: rowLower.count)
    }

    deinit { Clp_deleteModel(UnsafeMutableRawPointer(model)) }

    /// Solves from the point where all columns are 0.
    func maximize(objective: [Double], columnLower: [Double], columnUpper: [Double]) -> Outcome {
        let pointer = UnsafeMutableRawPointer(model)
        Clp_chgObjCoefficients(pointer, objective)
        Clp_chgColumnLower(pointer, columnLower)
        Clp_chgColumnUpper(pointer, columnUpper)
        Clp_copyinStatus(pointer, start)
        Clp_setColSolution(pointer, columnLower)
        _ = Clp_primal(pointer, 0)
        switch Clp_status(pointer) {
        case 0:
            guard let solution = Clp_primalColumnSolution(pointer) else { return .other }
            return .optimal(columns: (0..<columnCount).map { solution[$0] })
        case 1: return .infeasible
        default: return .other
        }
    }
}
