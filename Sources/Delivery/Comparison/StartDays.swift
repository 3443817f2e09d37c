import CodeLists
import RegisterModel

/// How often each day is the start of a row, per file and service task. 300 kB for each pair that occurs.
struct StartDays {
    /// The starts of one service task in one file.
    struct Spread {
        /// The file's place.
        let file: Int
        /// The service task's place in its list.
        let serviceTask: Int
        /// How many rows start on each day; the place is the packed day.
        fileprivate(set) var counts = [UInt32](repeating: 0, count: Int(PackedDay.pack(Day.latest)) + 1)
        /// How many rows there are.
        fileprivate(set) var total = 0
        /// How many of them start on the first day of a month.
        fileprivate(set) var onFirstOfMonth = 0

        /// The days on which more than a tenth, and at least fifty, of the rows start; earliest first.
        var pileUps: [(day: Day, count: Int)] {
            counts.indices.compactMap { place in
                let count = Int(counts[place])
                guard count >= 50, count * 10 > total, let day = PackedDay.unpack(UInt64(place)) else { return nil }
                return (day, count)
            }
        }
    }

    /// By file, then by service task.
    let spreads: [Spread]

    init(_ rows: PartitionedRows) {
        let tasks = ServiceTask.all.count
        var spreads: [Spread?] = []
        for partition in rows.partitions {
            partition.forEachRow { row in
                if row.isDropped { return }
                let key = row.key
                let place = Int(row.file) * tasks + key.serviceTask
                while spreads.count <= place { spreads.append(nil) }
                if spreads[place] == nil { spreads[place] = Spread(file: Int(row.file), serviceTask: key.serviceTask) }
                spreads[place]!.counts[Int(key.word >> 17 & PackedDay.mask)] += 1
            }
        }
        self.spreads = spreads.compactMap { spread in
            guard var spread else { return nil }
            for (place, count) in spread.counts.enumerated() where count > 0 {
                spread.total += Int(count)
                if PackedDay.unpack(UInt64(place))?.civil.day == 1 { spread.onFirstOfMonth += Int(count) }
            }
            return spread
        }
    }
}
