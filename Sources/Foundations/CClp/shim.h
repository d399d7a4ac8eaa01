// SPDX-License-Identifier: Apache-2.0
#include <Clp_C_Interface.h>
