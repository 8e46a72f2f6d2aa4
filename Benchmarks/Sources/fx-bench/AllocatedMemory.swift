// SPDX-License-Identifier: Apache-2.0

import CAllocatedMemory

/// What the process has allocated and not given back.
enum AllocatedMemory {
    /// In bytes; 0 where the system does not say.
    static var bytes: Int { Int(allocated_memory()) }
}
