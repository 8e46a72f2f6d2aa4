public import FX

nonisolated(unsafe) let generatedPrograms: [(ModuleState) throws -> any Callable] = []
