// SPDX-License-Identifier: Apache-2.0

import FX
import Foundation

/// `fx-bench`: times the parts of swift-fx, one JSON object a line.
@main
enum FXBench {
    static func main() {
        do {
            try run(Options(Array(CommandLine.arguments.dropFirst())))
        } catch let error as Options.UsageError {
            fail("\(error)\n\(Options.usage)", code: 64)
        } catch {
            fail("\(error)", code: 2)
        }
    }

    private static func fail(_ message: String, code: Int32) -> Never {
        FileHandle.standardError.write(Data("fx-bench: \(message)\n".utf8))
        exit(code)
    }

    private static func run(_ options: Options) throws {
        switch options {
        case .list:
            for benchmark in Benchmark.all {
                let name = benchmark.name
                print(name + String(repeating: " ", count: max(1, 14 - name.count)), terminator: "")
                print("\(benchmark.unit.rawValue)  \(benchmark.summary)")
            }
        case .code(let graph):
            let generator = SwiftGenerator()
            print(try generator.generate(graph, schema: StateSchema(), typeName: "Net"))
        case .open(let path, let repeats): print(try ModelOpening(path, repeats: repeats).json)
        case .run(let benchmarks, let sizes, let repeats):
            for benchmark in benchmarks {
                for size in sizes {
                    print(try benchmark.measure(size: size, repeats: repeats).json)
                    fflush(nil)
                }
            }
        }
    }
}
