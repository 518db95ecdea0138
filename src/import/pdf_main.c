/* pdf_main.c: dushu-import-pdf, which dushu-import becomes when it is asked for a PDF. Apart because poppler brings fifty
 * libraries along. */
#include "import.h"

int main(int argc, char **argv)
{
	struct job job;
	job_start(&job, argc, argv);
	say_begin();
	sandbox_enter();
	pdf_import(&job);
	say_done(&job, "there is no text in it");
	return 0;
}
