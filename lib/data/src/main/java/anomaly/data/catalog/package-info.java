/**
 * What data there is and how to get it. {@link anomaly.data.catalog.Catalog} lists every data set with its files, sizes,
 * checksums, license and citation; {@link anomaly.data.catalog.Fetcher} brings the files that do not ship; {@link
 * anomaly.data.catalog.DataFolders} knows where they lie. Notebook 00 shows it at work.
 */
package anomaly.data.catalog;
