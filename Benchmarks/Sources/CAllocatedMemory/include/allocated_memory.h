// SPDX-License-Identifier: Apache-2.0
#ifndef ALLOCATED_MEMORY_H
#define ALLOCATED_MEMORY_H

#include <stddef.h>

/// The bytes that the process has allocated and not given back; 0 where the system does not say.
size_t allocated_memory(void);

#endif
