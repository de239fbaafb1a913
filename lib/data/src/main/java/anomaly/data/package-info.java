/** Reading data: by file type, from the catalogue, and from tables. */
package anomaly.data;
