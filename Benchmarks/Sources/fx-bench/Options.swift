// SPDX-License-Identifier: Apache-2.0

import FX

/// What the command line asks for.
enum Options {
    case list
    case run([Benchmark], sizes: [Int], repeats: Int)
    case open(path: String, repeats: Int)
    /// The generated Swift of a graph.
    case code(Graph)

    /// A command line that cannot be followed.
    struct UsageError: Error, CustomStringConvertible {
        let description: String
    }

    static let usage = """
        usage: fx-bench --list
               fx-bench run NAME|all [--size N]... [--repeats R]
               fx-bench open MODEL [--repeats R]
               fx-bench code chain|exported|wide SIZE

        Prints one JSON object a line. Sizes are 1000, 10000 and 100000 nodes unless given.
        """

    init(_ arguments: [String]) throws(UsageError) {
        switch arguments.first {
        case "--list" where arguments.count == 1: self = .list
        case "run": self = try Self.parseRun(Array(arguments.dropFirst()))
        case "open": self = try Self.parseOpen(Array(arguments.dropFirst()))
        case "code": self = try Self.parseCode(Array(arguments.dropFirst()))
        default: throw UsageError(description: "expected --list, run, open or code")
        }
    }

    private static func parseRun(_ arguments: [String]) throws(UsageError) -> Options {
        guard let name = arguments.first else {
            throw UsageError(description: "run needs the name of a benchmark")
        }
        let chosen = Benchmark.all.filter { name == "all" || $0.name == name }
        if chosen.isEmpty { throw UsageError(description: "there is no benchmark '\(name)'") }
        var (sizes, repeats): ([Int], Int) = ([], 5)
        var rest = arguments.dropFirst()
        while let option = rest.popFirst() {
            guard let text = rest.popFirst(), let value = Int(text), value > 0 else {
                throw UsageError(description: "\(option) needs a number above 0")
            }
            switch option {
            case "--size": sizes.append(value)
            case "--repeats": repeats = value
            default: throw UsageError(description: "there is no option \(option)")
            }
        }
        return .run(
            chosen, sizes: sizes.isEmpty ? [1000, 10000, 100_000] : sizes, repeats: repeats)
    }

    private static func parseOpen(_ arguments: [String]) throws(UsageError) -> Options {
        guard let path = arguments.first else {
            throw UsageError(description: "open needs the path of a model")
        }
        if arguments.count == 1 { return .open(path: path, repeats: 5) }
        guard arguments.count == 3, arguments[1] == "--repeats", let repeats = Int(arguments[2]),
            repeats > 0
        else { throw UsageError(description: "open takes --repeats and a number above 0") }
        return .open(path: path, repeats: repeats)
    }

    private static func parseCode(_ arguments: [String]) throws(UsageError) -> Options {
        let graphs: [String: (Int) throws -> Graph] = [
            "chain": Graph.chain, "exported": Graph.exported, "wide": Graph.wide,
        ]
        guard arguments.count == 2, let make = graphs[arguments[0]], let size = Int(arguments[1])
        else { throw UsageError(description: "code takes the name of a graph and a number") }
        do { return .code(try make(size)) } catch { throw UsageError(description: "\(error)") }
    }
}
