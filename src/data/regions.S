/* The gazetteer's table as bytes of the program. REGIONS_BIN is the file that mkregions wrote. */
	.section .rodata
	.balign 64
	.globl ds_region_bytes
	.type ds_region_bytes, %object
ds_region_bytes:
	.incbin REGIONS_BIN
ds_region_bytes_end:
	.size ds_region_bytes, ds_region_bytes_end - ds_region_bytes
	.section .note.GNU-stack, "", %progbits
