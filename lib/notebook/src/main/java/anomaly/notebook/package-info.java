/** What a notebook shows: charts, tables, progress. */
package anomaly.notebook;
