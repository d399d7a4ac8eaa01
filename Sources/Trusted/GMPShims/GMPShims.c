#include "GMPShims.h"
