// SPDX-License-Identifier: Apache-2.0

extension PackageGenerator {
    var manifest: String {
        """
        // swift-tools-version: 6.1
        import PackageDescription

        let fx: Target.Dependency = .product(
            name: "FX", package: \(SwiftText.literal(dependency.identity)))

        let package = Package(
            name: "\(name)",
            products: [
                .library(name: "\(name)", targets: ["\(name)"]),
                .executable(name: "run-\(name)", targets: ["run-\(name)"]),
            ],
            dependencies: [
                \(dependency.declaration)
            ],
            targets: [
                .target(name: "\(name)", dependencies: [fx]),
                .executableTarget(name: "run-\(name)", dependencies: ["\(name)", fx]),
                .testTarget(
                    name: "\(name)Tests", dependencies: ["\(name)", fx],
                    exclude: ["cases.safetensors"]),
            ]
        )

        """
    }

    func readme(_ inputs: [String]) -> String {
        """
        # \(name)

        A module that swift-fx generated, with its weights in `\(Self.weightsPath)`.

        ```
        swift test
        swift build -c release --static-swift-stdlib
        .build/release/run-\(name) inputs.safetensors outputs.safetensors
        ```

        The inputs are tensors called \(inputs.map { "`\($0)`" }.joined(separator: ", ")). The program \
        looks for the weights beside itself, then in this folder; `--weights FILE` names others.

        """
    }

    /// The extension that opens the weights.
    var weights: String {
        """
        import FX

        #if canImport(Glibc)
            import Glibc
        #elseif canImport(Darwin)
            import Darwin
        #endif

        extension \(name) {
            /// Creates the module with the weights of a file, by default those that it came with.
            public convenience init(weights path: String? = nil) throws {
                try self.init(ModuleState(contentsOf: path ?? Self.weightsPath))
            }

            /// The file beside the program, or else that of the package.
            public static var weightsPath: String {
                let folder = CommandLine.arguments[0].split(
                    separator: "/", omittingEmptySubsequences: false
                ).dropLast().joined(separator: "/")
                let own = folder + "/\(Self.weightsPath)"
                if !folder.isEmpty, access(own, R_OK) == 0 { return own }
                let package = #filePath.split(separator: "/", omittingEmptySubsequences: false)
                return package.dropLast(3).joined(separator: "/") + "/\(Self.weightsPath)"
            }
        }

        """
    }

    func program(_ inputs: [String]) -> String {
        """
        // Runs the module on the tensors of a file.

        import FX
        import \(name)

        #if canImport(Glibc)
            import Glibc
        #elseif canImport(Darwin)
            import Darwin
        #endif

        let inputNames: [String] = [\(inputs.map(SwiftText.literal).joined(separator: ", "))]

        func run(_ arguments: [String]) throws -> Int32 {
            var files = arguments
            var weights: String?
            if let option = files.firstIndex(of: "--weights"), option + 1 < files.count {
                weights = files[option + 1]
                files.removeSubrange(option...(option + 1))
            }
            let module = try \(name)(weights: weights)
            guard (1...2).contains(files.count) else {
                print("usage: run-\(name) [--weights FILE] INPUTS.safetensors [OUTPUTS.safetensors]")
                print("inputs: " + inputNames.joined(separator: " "))
                return files.isEmpty ? 0 : 64
            }
            let file = try SafetensorsFile(contentsOf: files[0])
            let inputs = try inputNames.map { Argument.leaf(try file.tensor($0)) }
            let results = try withTensorErrors { try module.invoke(inputs) }.leaves
            if files.count == 1 {
                for result in results { print(result) }
            } else {
                let names = results.indices.map { ("output.\\($0)", results[$0]) }
                try SafetensorsFile.write(
                    Dictionary(uniqueKeysWithValues: names), to: files[1])
            }
            return 0
        }

        do {
            exit(try run(Array(CommandLine.arguments.dropFirst())))
        } catch {
            let message = "run-\(name): \\(error)\\n"
            _ = message.withCString { write(STDERR_FILENO, $0, strlen($0)) }
            exit(2)
        }

        """
    }

    func test(_ inputs: [String]) -> String {
        """
        import FX
        import Testing
        import \(name)

        @Suite struct `The generated module` {
            /// The results were computed when the package was written.
            @Test func `gives the stored results`() throws {
                let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false)
                    .dropLast().joined(separator: "/")
                let cases = try SafetensorsFile(contentsOf: folder + "/cases.safetensors")
                let module = try \(name)()
                let inputNames: [String] = [\(inputs.map(SwiftText.literal).joined(separator: ", "))]
                let count = Int(cases.metadata["cases"] ?? "") ?? 0
                for index in 0..<count {
                    let inputs = try inputNames.map {
                        Argument.leaf(try cases.tensor("\\(index).in.\\($0)"))
                    }
                    let results = try withTensorErrors { try module.invoke(inputs) }.leaves
                    let expected = cases.names.filter { $0.hasPrefix("\\(index).out.") }
                    #expect(results.count == expected.count)
                    for (place, result) in results.enumerated() {
                        let stored = try cases.tensor("\\(index).out.\\(place)")
                        #expect(result.shape.concrete == stored.shape.concrete)
                        let pairs = zip(result.elements, stored.elements)
                        #expect(pairs.allSatisfy { near($0, $1) })
                    }
                }
            }

            private func near(_ one: Double, _ other: Double) -> Bool {
                one == other || one.isNaN && other.isNaN
                    || abs(one - other) <= 1e-5 + 1e-4 * abs(other)
            }
        }

        """
    }
}
