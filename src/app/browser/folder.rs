//! A folder on the person's computer that they let this page work in (File System Access).

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, File, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetDirectoryOptions,
    FileSystemGetFileOptions, FileSystemWritableFileStream,
};

use super::held::Held;
use super::page::window;

/// A folder that may be read and written, until the page is left.
#[derive(Clone, Debug)]
pub struct Folder(FileSystemDirectoryHandle);

/// A file of a folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Below the folder, with `/`.
    pub path: String,
    /// In bytes.
    pub size: u64,
}

/// The browser or the system refused: no access, no room, or it is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

/// Whether this browser can let a page work in a folder.
pub fn can_pick() -> bool {
    picker().is_some()
}

/// Asks the person for a folder; nothing where they changed their mind.
pub async fn pick() -> Result<Option<Folder>, Refused> {
    let picker = picker().ok_or(Refused)?;
    let options = Object::new();
    Reflect::set(&options, &"mode".into(), &"readwrite".into()).map_err(|_| Refused)?;
    let picked: Promise = picker.call1(&window(), &options).and_then(|it| it.dyn_into()).map_err(|_| Refused)?;
    match JsFuture::from(picked).await {
        Ok(folder) => folder.dyn_into().map(|folder| Some(Folder(folder))).map_err(|_| Refused),
        Err(error) if error.dyn_ref::<DomException>().is_some_and(|error| error.name() == "AbortError") => Ok(None),
        Err(_) => Err(Refused),
    }
}

impl Folder {
    /// What the folder is called.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Every file below `part`, which may not be there, in the order of their paths.
    pub async fn list(&self, part: &str) -> Result<Vec<Entry>, Refused> {
        let Some(folder) = self.folder(part, false).await? else { return Ok(Vec::new()) };
        let (mut folders, mut entries) = (vec![(part.to_owned(), folder)], Vec::new());
        while let Some((path, folder)) = folders.pop() {
            let all = folder.entries();
            loop {
                let next = JsFuture::from(all.next().map_err(|_| Refused)?).await.map_err(|_| Refused)?;
                if Reflect::get(&next, &"done".into()).is_ok_and(|done| done.is_truthy()) {
                    break;
                }
                let pair: Array = Reflect::get(&next, &"value".into()).map_err(|_| Refused)?.unchecked_into();
                let below = format!("{path}/{}", pair.get(0).as_string().ok_or(Refused)?);
                match pair.get(1).dyn_into::<FileSystemDirectoryHandle>() {
                    Ok(folder) => folders.push((below, folder)),
                    // One that is gone again is a file that a program that syncs was about to write.
                    Err(file) => {
                        if let Ok(file) = opened(file.unchecked_ref()).await {
                            entries.push(Entry { path: below, size: file.size() as u64 });
                        }
                    }
                }
            }
        }
        entries.sort();
        Ok(entries)
    }

    /// A whole file.
    pub async fn read(&self, path: &str) -> Result<Held, Refused> {
        let file = self.file(path, false).await?.ok_or(Refused)?;
        let buffer = JsFuture::from(opened(&file).await?.array_buffer()).await.map_err(|_| Refused)?;
        Ok(Held(Uint8Array::new(&buffer)))
    }

    /// Writes a file that is not there yet, and reads it again; it is whole or it is not there when this returns.
    pub async fn write_new(&self, path: &str, bytes: &[u8]) -> Result<(), Refused> {
        if self.file(path, false).await?.is_some() {
            return self.is_the_same(path, bytes).await;
        }
        let file = self.file(path, true).await?.ok_or(Refused)?;
        let stream: FileSystemWritableFileStream =
            JsFuture::from(file.create_writable()).await.map_err(|_| Refused)?.unchecked_into();
        let written = stream.write_with_js_u8_array(&Uint8Array::from(bytes)).map_err(|_| Refused)?;
        JsFuture::from(written).await.map_err(|_| Refused)?;
        // Only closing puts the bytes in their place, all at once.
        JsFuture::from(stream.close()).await.map_err(|_| Refused)?;
        self.is_the_same(path, bytes).await
    }

    /// Takes a file away; one that is gone already is well.
    pub async fn remove(&self, path: &str) -> Result<(), Refused> {
        let (part, name) = path.rsplit_once('/').unwrap_or(("", path));
        let Some(folder) = self.folder(part, false).await? else { return Ok(()) };
        match JsFuture::from(folder.remove_entry(name)).await {
            Ok(_) => Ok(()),
            Err(error) if is_not_found(&error) => Ok(()),
            Err(_) => Err(Refused),
        }
    }

    async fn is_the_same(&self, path: &str, bytes: &[u8]) -> Result<(), Refused> {
        if self.read(path).await?.into_bytes() == bytes { Ok(()) } else { Err(Refused) }
    }

    async fn file(&self, path: &str, create: bool) -> Result<Option<FileSystemFileHandle>, Refused> {
        let (part, name) = path.rsplit_once('/').unwrap_or(("", path));
        let Some(folder) = self.folder(part, create).await? else { return Ok(None) };
        let options = FileSystemGetFileOptions::new();
        options.set_create(create);
        found(folder.get_file_handle_with_options(name, &options)).await
    }

    async fn folder(&self, part: &str, create: bool) -> Result<Option<FileSystemDirectoryHandle>, Refused> {
        let mut folder = self.0.clone();
        for name in part.split('/').filter(|name| !name.is_empty()) {
            let options = FileSystemGetDirectoryOptions::new();
            options.set_create(create);
            match found(folder.get_directory_handle_with_options(name, &options)).await? {
                Some(below) => folder = below,
                None => return Ok(None),
            }
        }
        Ok(Some(folder))
    }
}

async fn found<T: JsCast>(handle: Promise) -> Result<Option<T>, Refused> {
    match JsFuture::from(handle).await {
        Ok(handle) => Ok(Some(handle.unchecked_into())),
        Err(error) if is_not_found(&error) => Ok(None),
        Err(_) => Err(Refused),
    }
}

async fn opened(file: &FileSystemFileHandle) -> Result<File, Refused> {
    JsFuture::from(file.get_file()).await.map(JsCast::unchecked_into).map_err(|_| Refused)
}

fn is_not_found(error: &JsValue) -> bool {
    error.dyn_ref::<DomException>().is_some_and(|error| error.name() == "NotFoundError")
}

fn picker() -> Option<Function> {
    Reflect::get(&window(), &"showDirectoryPicker".into()).ok()?.dyn_into().ok()
}
